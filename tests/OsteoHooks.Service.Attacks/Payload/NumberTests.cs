using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>
/// Numbers that JSON allows and no chart holds, as the dose of a glucocorticoid: they count as what cannot be read, and break nothing.
/// </summary>
[Collection(PayloadWorld.Collection)]
public sealed class NumberTests(PayloadWorld world) : IAsyncLifetime
{
    private const string Unreadable = "\"ten\"";

    private static readonly Place[] Places = [Place.Prefetch, Place.Draft, Place.FhirAnswer];

    /// <summary>Too small for a decimal: without the control they are taken for a dose of nothing.</summary>
    private static readonly string[] Small =
        ["1e-29", "4E-29", "0.00000000000000000000000000000001", "1e-400", "1e-99999999999999999999", "0.0" + new string('0', 1_000) + "1"];

    /// <summary>These meet a second control, the plausibility of a dose, or are no decimal numbers at all.</summary>
    private static readonly string[] Others =
    [
        "1e10", "1E+10", "10000000001", "1000000000.000001", "9.9e27", "1e28", "79228162514264337593543950335",
            "7.9228162514264337593543950335e28", "1e29", "1e400", "-1e400", "1e2147483648",
        "0.0000001", "1e-7", "9e-28", "-1e10", "-5", "-1e-400", new('9', 100_000), "1" + new string('0', 100_000) + "e-99990",
    ];

    private FhirServer _fhir = null!;

    public async ValueTask InitializeAsync() => _fhir = await FhirServer.Start();

    public ValueTask DisposeAsync() => _fhir.DisposeAsync();

    [Fact]
    public void No_table_is_under_five() => Assert.True(Small.Length >= 5 && Others.Length >= 5);

    [Fact]
    public async Task A_dose_of_ten_is_something_else_than_one_that_cannot_be_read()
    {
        foreach (var place in Places)
        {
            Assert.NotEqual(await Findings(world.Address, place, Unreadable), await Findings(world.Address, place, "10"));
        }
    }

    [Fact]
    public async Task A_number_that_no_chart_holds_is_not_a_dose()
    {
        foreach (var place in Places)
        {
            var unreadable = await Findings(world.Address, place, Unreadable);
            foreach (var number in Small.Concat(Others))
            {
                var findings = await Findings(world.Address, place, number);
                Assert.True(findings == unreadable, $"{number[..Math.Min(40, number.Length)]} at {place}: {findings}");
            }
        }

        Assert.True(await world.Sender.IsWell());
    }

    [Fact]
    public async Task Without_the_control_it_is_taken_for_one()
    {
        using var host = OpenHost.Start(new Lifted { Forgives = ForgivingReader.RoundedNumbers });
        foreach (var place in Places)
        {
            var unreadable = await Findings(host.Address, place, Unreadable);
            foreach (var number in Small)
            {
                var findings = await Findings(host.Address, place, number);
                Assert.True(findings != unreadable, $"{number[..Math.Min(40, number.Length)]} at {place}: {findings}");
            }
        }
    }

    /// <summary>What comes of a dose, rule by rule.</summary>
    private async Task<string> Findings(Uri address, Place place, string dose)
    {
        var entry = $$$"""
            {"resource":{"resourceType":"MedicationRequest","id":"m1","status":"{{{(place == Place.Draft ? "draft" : "active")}}}","intent":"order","subject":{"reference":"Patient/p1"},"authoredOn":"2026-06-01",
            "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]},"dosageInstruction":[{"timing":{"repeat":{"boundsPeriod":{"start":"2026-06-01","end":"2027-05-22"},
            "frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":{{{dose}}},"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]}]}}
            """;
        _fhir.On("MedicationRequest", context =>
        {
            context.Response.ContentType = "application/fhir+json";
            return context.Response.WriteAsync($"{{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{entry}]}}");
        });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        using var content =
            HookBody.Content(Encoding.UTF8.GetString(place == Place.FhirAnswer ? Frame.Asking(_fhir.Base) : Frame.WithItems(place, entry)));
        var reply = await HookReply.Of(await http.PostAsync(new Uri(Frame.Path(place) + "?explain=true", UriKind.Relative), content));
        return reply.Json["cards"] is null ? reply.Status.ToString() : string.Join(", ", reply.Findings.Order(StringComparer.Ordinal));
    }
}
