using System.Globalization;
using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class DateTests
{
    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2025-11-23", "2025-11-23", "2025-11-23")]
    [InlineData("2025-11-23T08:15:00+01:00", "2025-11-23", "2025-11-23")]
    [InlineData("2025-11-23T08:15+01:00", "2025-11-23", "2025-11-23")]
    [InlineData("2025-11-23T23:30:00Z", "2025-11-24", "2025-11-24")]
    [InlineData("2025-07-01T21:59:59.999Z", "2025-07-01", "2025-07-01")]
    [InlineData("2025-07-01T22:00:00Z", "2025-07-02", "2025-07-02")]
    [InlineData("2025-07-02T05:30:00+09:00", "2025-07-01", "2025-07-01")]
    [InlineData("2025-12-31T20:00:00-05:00", "2026-01-01", "2026-01-01")]
    [InlineData("2025-11-23T23:59:60Z", "2025-11-24", "2025-11-24")]
    [InlineData("2025-11-23T23:59:59", "2025-11-23", "2025-11-23")]
    public void A_date_means_these_days_in_Stockholm(string text, string earliest, string latest)
    {
        var day = Onset(text);
        Assert.Equal((earliest, latest),
            (day?.Earliest.ToString("O", CultureInfo.InvariantCulture), day?.Latest.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("2025-13")]
    [InlineData("2025-00-10")]
    [InlineData("0000")]
    [InlineData("25-11-23")]
    [InlineData("2025-11-23T24:00:00Z")]
    [InlineData("2025-11-23T12")]
    [InlineData("2025-11-23T12:60:00Z")]
    [InlineData("2025-11-23T12:00:00+15:00")]
    [InlineData("2025-11-23T12:00:00.Z")]
    [InlineData("2025-11-23 12:00")]
    [InlineData("2025-11-23T12:00:00+0100")]
    [InlineData("20251123")]
    [InlineData("yesterday")]
    [InlineData("2025-1-1")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void What_is_no_FHIR_date_is_a_fault_at_its_place(string text)
    {
        var chart = Call.Prefetched(Condition(text));
        Assert.Null(Assert.Single(chart.Conditions).Onset);
        var fault = Assert.Single(chart.Faults);
        Assert.Equal("prefetch.a.entry[0].resource.onsetDateTime", fault.Path);
        Assert.DoesNotContain(text, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_instant_is_another_day_in_another_zone()
    {
        const string late = "2025-11-23T23:30:00Z";
        var london = Call.Builder("Europe/London");
        london.Read(Call.Utf8(Call.View($$"""{"a":{{Condition(late)}}}""")));
        Assert.Equal(FhirDate.Day(new DateOnly(2025, 11, 23)), Assert.Single(london.Build().Conditions).Onset);
        Assert.Equal(FhirDate.Day(new DateOnly(2025, 11, 24)), Onset(late));
    }

    [Theory]
    [InlineData("""{"start":"2025-01-02","end":"2025-03-04"}""", "2025-01-02")]
    [InlineData("""{"end":"2025-03-04"}""", "2025-03-04")]
    public void A_period_counts_from_its_start_or_else_its_end(string period, string day)
    {
        var chart =
            Call.Prefetched(Condition("2020").Replace("\"onsetDateTime\":\"2020\"", "\"onsetPeriod\":" + period, StringComparison.Ordinal));
        Assert.Equal(day, Assert.Single(chart.Conditions).Onset?.Earliest.ToString("O", CultureInfo.InvariantCulture));
    }

    private static FhirDate? Onset(string text) => Assert.Single(Call.Prefetched(Condition(text)).Conditions).Onset;

    private static string Condition(string onset) =>
        $$"""{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]},"subject":{"reference":"Patient/p1"},"onsetDateTime":"{{onset}}"}""";
}
