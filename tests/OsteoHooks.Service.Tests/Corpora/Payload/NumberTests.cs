using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Corpora.Payload;

/// <summary>
/// Numbers that JSON allows and no chart holds, as the dose of a glucocorticoid: they count as what cannot be read, and break nothing. Two controls stop
/// each of them (the range of a number, the plausibility of a dose) and neither has a switch; that a dose which is taken would be seen is shown by one of ten.
/// </summary>
[Collection(PayloadWorld.Collection)]
public sealed class NumberTests(PayloadWorld world)
{
    private const string Unreadable = "\"ten\"";

    private static readonly Place[] Places = [Place.Prefetch, Place.Draft, Place.FhirAnswer];

    private static readonly string[] Numbers =
    [
        "1e10", "1E+10", "10000000001", "1000000000.000001", "9.9e27", "1e28", "79228162514264337593543950335", "7.9228162514264337593543950335e28",
        "1e29", "1e400", "-1e400", "1e2147483648", "1e-99999999999999999999", "0.0000001", "-1e10", "-5", new('9', 100_000), "1" + new string('0', 100_000) + "e-99990",
    ];

    [Fact]
    public void The_table_is_not_under_five() => Assert.True(Numbers.Length >= 5);

    [Fact]
    public async Task A_dose_of_ten_is_something_else_than_one_that_cannot_be_read()
    {
        await using var fhir = await FhirServer.Start();
        foreach (var place in Places)
        {
            Assert.NotEqual(await Cards(world.Address, fhir, place, Unreadable), await Cards(world.Address, fhir, place, "10"));
        }
    }

    [Fact]
    public async Task A_number_that_no_chart_holds_is_not_a_dose()
    {
        await using var fhir = await FhirServer.Start();
        foreach (var place in Places)
        {
            var unreadable = await Cards(world.Address, fhir, place, Unreadable);
            foreach (var number in Numbers)
            {
                var cards = await Cards(world.Address, fhir, place, number);
                Assert.True(cards == unreadable, $"{number[..Math.Min(40, number.Length)]} at {place}: {cards}");
            }
        }

        Assert.True(await world.Courier.IsWell());
    }

    /// <summary>The cards that come of a dose, or the status of a failure.</summary>
    private static async Task<string> Cards(Uri address, FhirServer fhir, Place place, string dose)
    {
        var order = $$"""
            {"resourceType":"MedicationRequest","id":"m1","status":"{{(place == Place.Draft ? "draft" : "active")}}","intent":"order","subject":{"reference":"Patient/p1"},"authoredOn":"2026-06-01",
            "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]},"dosageInstruction":[{"timing":{"repeat":{"boundsPeriod":{"start":"2026-06-01","end":"2027-05-22"},
            "frequency":1,"period":1,"periodUnit":"d"} },"doseAndRate":[{"doseQuantity":{"value":{{dose}},"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"} }] }] }
            """;
        var entry = $"{{\"resource\":{order}}}";
        var body = place == Place.FhirAnswer ? System.Text.Encoding.UTF8.GetString(Frame.Asking(fhir.Base)) : System.Text.Encoding.UTF8.GetString(Frame.WithItems(place, entry));
        fhir.On("MedicationRequest", context =>
        {
            context.Response.ContentType = "application/fhir+json";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, $"{{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{entry}]}}");
        });
        using var http = new HttpClient { BaseAddress = address };
        using var content = HookBody.Content(body);
        using var response = await http.PostAsync(new Uri(Frame.Path(place), UriKind.Relative), content);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return response.StatusCode.ToString();
        }

        var cards = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["cards"]!.AsArray();
        return string.Join(", ", cards.Select(c => $"{c!["source"]!["topic"]!["code"]} {c["summary"]}").Order(StringComparer.Ordinal));
    }
}
