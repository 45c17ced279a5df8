using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

public class DosageTests
{
    [Fact]
    public void Timing_keeps_what_is_written_and_defaults_nothing()
    {
        var timing = Only("""
            {"timing":{"event":["2026-03-01","2026-09-01"],"repeat":{"count":2,"frequency":1,"frequencyMax":2,"period":1.0,"periodMax":3,"periodUnit":"wk","timeOfDay":["08:00:00","20:00:00"],
             "dayOfWeek":["mon","wed","fri"],"when":["MORN"],"boundsPeriod":{"start":"2026-03-01","end":"2026-05-31"} },"code":{"coding":[{"code":"QD"}]} } }
            """).Timing!;
        Assert.Equal((2, 1m, 2m, 3m, "wk"), (timing.Count, timing.Frequency, timing.FrequencyMax, timing.PeriodMax, timing.PeriodUnit));
        Assert.Equal("1.0", timing.Period?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((2, 3, 1, "QD"), (timing.TimesOfDay, timing.DaysOfWeek, timing.When, timing.Code));
        Assert.Equal([FhirDate.Day(new(2026, 3, 1)), FhirDate.Day(new(2026, 9, 1))], timing.Events);
        Assert.Equal(new FhirPeriod(FhirDate.Day(new(2026, 3, 1)), FhirDate.Day(new(2026, 5, 31))), timing.BoundsPeriod);
        Assert.Equal(new Timing(), Only("""{"timing":{"repeat":{} } }""").Timing);
        Assert.Null(Only("{}").Timing);
    }

    [Theory]
    [InlineData("\"boundsDuration\":{\"value\":6,\"unit\":\"months\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mo\"}", 6, "mo")]
    [InlineData("\"boundsDuration\":{\"value\":120,\"unit\":\"dagar\"}", 120, "dagar")]
    [InlineData("\"boundsDuration\":{\"value\":120,\"code\":\"d\"}", 120, "d")]
    [InlineData("\"boundsRange\":{\"low\":{\"value\":3,\"unit\":\"mo\"},\"high\":{\"value\":6,\"unit\":\"mo\"}}", 3, "mo")]
    public void Bounds_are_a_duration_or_the_low_end_of_a_range(string bounds, int value, string unit)
    {
        Assert.Equal(new Quantity(value, unit), Only("{\"timing\":{\"repeat\":{" + bounds + "}}}").Timing?.BoundsDuration);
    }

    [Theory]
    [InlineData("""[{"doseQuantity":{"value":5,"unit":"mg"}}]""", "5", null)]
    [InlineData("""[{"doseRange":{"low":{"value":2.5,"unit":"mg"},"high":{"value":5,"unit":"mg"}}}]""", "2.5", "5")]
    [InlineData(
        """[{"type":{"coding":[{"code":"calculated"}]},"doseQuantity":{"value":7,"unit":"mg"}},{"type":{"coding":[{"code":"ordered"}]},"doseQuantity":{"value":5,"unit":"mg"}}]""",
        "5", null)]
    [InlineData("""[{"doseQuantity":{"value":7,"unit":"mg"}},{"doseQuantity":{"value":5,"unit":"mg"}}]""", "7", null)]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mg"}}""", "5", null)]
    [InlineData("""[{"doseQuantity":{"unit":"mg"}}]""", null, null)]
    [InlineData("""[]""", null, null)]
    public void The_dose_is_the_ordered_one(string doseAndRate, string? low, string? high)
    {
        var dosage = Only($$"""{"doseAndRate":{{doseAndRate}} }""");
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal((low, high), (dosage.Dose?.Value.ToString(invariant), dosage.DoseHigh?.Value.ToString(invariant)));
    }

    [Theory]
    [InlineData("""{"asNeededBoolean":true}""", true)]
    [InlineData("""{"asNeededBoolean":false}""", false)]
    [InlineData("""{"asNeededCodeableConcept":{"text":"vid smärta"}}""", true)]
    [InlineData("{}", false)]
    public void As_needed_is_a_boolean_or_a_reason(string dosage, bool asNeeded) => Assert.Equal(asNeeded, Only(dosage).AsNeeded);

    [Fact]
    public void A_route_is_known_by_its_code_and_shown_by_its_words()
    {
        var dosage = Only(
            """{"route":{"coding":[{"system":"http://snomed.info/sct","code":"12130007","display":"Intra-articular route"}]},"text":"i leden"}""");
        Assert.True(dosage.Route.Is(ConceptSet.RouteLocal));
        Assert.Equal(("Intra-articular route", "i leden"), (dosage.RouteText, dosage.Text));
    }

    [Theory]
    [InlineData("""{"numerator":{"value":20,"unit":"mg"},"denominator":{"value":1,"unit":"d"}}""", 20)]
    [InlineData("""{"numerator":{"value":20,"unit":"mg"},"denominator":{"value":24,"unit":"h"}}""", 20)]
    [InlineData("""{"numerator":{"value":20,"unit":"mg"},"denominator":{"value":1,"unit":"wk"}}""", null)]
    public void The_most_per_day_is_read_only_where_it_is_per_day(string ratio, int? most)
    {
        Assert.Equal(most, (int?)Only($$"""{"maxDosePerPeriod":{{ratio}} }""").MaxDosePerDay?.Value);
    }

    private static Dosage Only(string dosage)
    {
        var request =
            $$"""{"resourceType":"MedicationRequest","id":"r1","medicationCodeableConcept":{{Call.Prednisolone}},"dosageInstruction":[{{Call.OneLine(dosage)}}]}""";
        var chart = Call.Prefetched(request);
        Assert.Empty(chart.Faults);
        return Assert.Single(Assert.Single(chart.Medications).Dosages);
    }
}
