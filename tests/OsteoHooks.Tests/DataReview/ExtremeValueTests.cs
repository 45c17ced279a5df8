using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OsteoHooks.Fhir;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.DataReview;

/// <summary>Numbers and dates that are legal JSON and that no patient has: every one is answered, none ends in an exception.</summary>
public sealed class ExtremeValueTests
{
    private static readonly string[] Numbers = ["0", "-1", "1000000000", "0.000001", "1e300", "79228162514264337593543950335", "1e-28",
        "2147483647", "-79228162514264337593543950335"];

    private static readonly string[] Dates = ["9999-12-31", "0001-01-01", "2199-12-31", "1800-01-01", "9999-12-31T23:59:59-14:00",
        "2199-12", "1800"];

    [Fact]
    public void With_any_one_number_or_date_of_any_patient_at_an_extreme_the_call_is_answered()
    {
        var failed = new List<string>();
        foreach (var patient in TestPatients.Cases)
        {
            var request = JsonNode.Parse(patient.Request)!;
            foreach (var leaf in Leaves(request["prefetch"]).Concat(Leaves(request["context"])).ToList())
            {
                var kept = leaf.Value;
                foreach (var extreme in Extremes(kept))
                {
                    leaf.Put(JsonNode.Parse(extreme));
                    Try(request, $"{patient.Path} {leaf.Path} {extreme}", failed);
                }

                leaf.Put(kept);
            }
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed.Take(20)));
    }

    [Fact]
    public void With_every_number_and_date_of_any_patient_at_some_extreme_the_call_is_answered()
    {
        var failed = new List<string>();
        var seed = 0;
        foreach (var patient in TestPatients.Cases)
        {
            for (var round = 0; round < 40; round++)
            {
#pragma warning disable CA5394 // A reproducible choice is wanted, not a secret.
                var random = new Random(++seed);
                var request = JsonNode.Parse(patient.Request)!;
                foreach (var leaf in Leaves(request["prefetch"]).Concat(Leaves(request["context"])).ToList())
                {
                    var extremes = Extremes(leaf.Value).ToArray();
                    leaf.Put(JsonNode.Parse(extremes[random.Next(extremes.Length)]));
                }
#pragma warning restore CA5394

                Try(request, $"{patient.Path} with seed {seed}", failed);
            }
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed.Take(20)));
    }

    private static void Try(JsonNode request, string what, List<string> failed)
    {
        var hook = (string)request["hook"]!;
        var body = Encoding.UTF8.GetBytes(request.ToJsonString());
        foreach (var service in TestPatients.Clinic.Services.Where(s => s.Hook == hook))
        {
            try
            {
                var builder = new ChartBuilder(TestPatients.Clinic.Codes, service.Zone);
                var call = builder.Read(body);
                TestPatients.Clinic.Reply(service, call, builder.Build(), new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2)),
                    new ReplyOptions("en", Findings: true, NotIndicated: true), new ArrayBufferWriter<byte>());
            }
#pragma warning disable CA1031 // Whatever is thrown is what the test is about.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed.Add($"{service.Id} {what}: {e.GetType().Name} "
                    + $"{e.StackTrace?.Split('\n')[..Math.Min(4, e.StackTrace.Split('\n').Length)].Aggregate((a, b) => a + b)}");
            }
        }
    }

    private static IEnumerable<string> Extremes(JsonNode? value) =>
        value!.GetValueKind() == JsonValueKind.Number ? Numbers : Dates.Select(d => $"\"{d}\"");

    private static IEnumerable<Leaf> Leaves(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                return members.SelectMany(m => IsExtremable(m.Value) ? [new Leaf(m.Value!, members, m.Key, 0)] : Leaves(m.Value));
            case JsonArray items:
                return items.SelectMany((item, i) => IsExtremable(item) ? [new Leaf(item!, items, null, i)] : Leaves(item));
            default:
                return [];
        }
    }

    private static bool IsExtremable(JsonNode? node) => node is JsonValue value
        && (value.GetValueKind() == JsonValueKind.Number || (value.GetValueKind() == JsonValueKind.String
            && DateTime.TryParseExact(((string)value!)[..Math.Min(10, ((string)value!).Length)], ["yyyy-MM-dd", "yyyy-MM"],
                CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));

    private sealed record Leaf(JsonNode Value, JsonNode Parent, string? Name, int Index)
    {
        public string Path { get; } = Value.GetPath();

        public void Put(JsonNode? value)
        {
            if (Name is not null)
            {
                Parent[Name] = value;
            }
            else
            {
                Parent[Index] = value;
            }
        }
    }
}
