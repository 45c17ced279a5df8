using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Fhir;
using OsteoHooks.Tests.Patients;
using OsteoHooks.Text;

namespace OsteoHooks.Tests.Firely;

/// <summary>The resources in the suggestions of all test patients in all languages, each shape once.</summary>
internal static partial class SuggestedResources
{
    private static readonly string[] Texts = ["text", "display", "unit"];

    /// <summary>
    /// How many there are, and one of each shape with the visit that it comes from: ids, days and texts that R4 allows make no difference.
    /// </summary>
    public static (int All, IReadOnlyDictionary<string, (string Json, string From)> Shapes) Collect()
    {
        var shapes = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var all = 0;
        foreach (var visit in TestPatients.Prepared)
        {
            var request = CallOf(visit);
            foreach (var language in CardLanguage.All)
            {
                foreach (var resource in Of(visit, request, language))
                {
                    all++;
                    shapes.TryAdd(Shape(resource.DeepClone()), (resource.ToJsonString(), $"{visit.Variant} in {language}"));
                }
            }
        }

        return (all, shapes);
    }

    private static IEnumerable<JsonNode> Of(PreparedPatient visit, HookRequest request, string language)
    {
        var output = new ArrayBufferWriter<byte>();
        var now = new DateTimeOffset(visit.Variant.Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        var options = new ReplyOptions(language, Findings: false, NotIndicated: false);
        TestPatients.Clinic.Reply(visit.Service, request, visit.Chart, now, options, output);
        return
            from card in JsonNode.Parse(output.WrittenSpan)!["cards"]!.AsArray()
            from suggestion in card!["suggestions"]?.AsArray() ?? []
            from action in suggestion!["actions"]?.AsArray() ?? []
            let resource = action!["resource"]
            where resource is not null
            select resource;
    }

    private static HookRequest CallOf(PreparedPatient visit)
    {
        var context = TestPatients.Changed(visit.Variant)["context"]!;
        return new HookRequest
        {
            Hook = visit.Service.Hook,
            HookInstance = "suggestions",
            PatientId = (string)context["patientId"]!,
            UserId = (string?)context["userId"],
            EncounterId = (string?)context["encounterId"],
        };
    }

    private static string Shape(JsonNode node)
    {
        Blur(node, name: "");
        return node.ToJsonString();
    }

    private static void Blur(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members.ToList())
                {
                    Blur(member.Value, member.Key);
                }

                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                {
                    Blur(item, name);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && Blurred(name, text) is { } blurred && blurred != text:
                value.ReplaceWith(blurred);
                break;
        }
    }

    private static string Blurred(string name, string text) => name switch
    {
        _ when Texts.Contains(name, StringComparer.Ordinal) => text.Length > 0 && text.Trim() == text ? "text" : text,
        "id" or "reference" => Id().Replace(text, "id"),
        _ when Day().IsMatch(text) => Digits().Replace(text, "0"),
        _ => text,
    };

    [GeneratedRegex(@"[A-Za-z0-9\-.]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"\d", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
