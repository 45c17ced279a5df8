using System.Globalization;
using OsteoHooks.Tests.Facts;

namespace OsteoHooks.Tests.Answers;

/// <summary>A further lapse of denosumab, and a laboratory value on the worse side of a limit, break a silence.</summary>
public class LapseAndLaboratoryTests
{
    private const string Overdue = "denosumab-overdue-7-months";
    private const string Kidney = "denosumab-egfr-below-35";
    private const string Tests = "denosumab-safety-labs-missing";
    private const string Limited = "limited-life-expectancy";
    private const string Specialist = "specialist-follow-up";

    private static string Injection(string day) =>
        $$"""{"resourceType":"MedicationAdministration","id":"a-{{day}}","status":"completed","effectiveDateTime":"{{day}}","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BX04"}]},"dosage":{"dose":{"value":60,"unit":"mg"} } }""";

    private static string Result(string loinc, decimal value, string unit, string more = "") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"resourceType":"Observation","id":"r-{{loinc}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{loinc}}"}]},"effectiveDateTime":"2026-02-20","valueQuantity":{"value":{{value}},"unit":"{{unit}}"}{{more}} }""");

    private static string Egfr(decimal value) => Result("62238-1", value, "mL/min/{1.73_m2}");

    private static string Calcium(decimal value) => Result("1995-0", value, "mmol/L",
        ""","referenceRange":[{"low":{"value":1.15,"unit":"mmol/L"},"high":{"value":1.33,"unit":"mmol/L"} }]""");

    private static Consultation View(params string[] chart) =>
        new Consultation("dk-dsam", "patient-view", birthDate: "1947-01-09").With(chart);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-04-30", true)]
    [InlineData("2026-05-01", false)]
    public void A_year_after_the_last_injection_it_is_overdue_for_long(string day, bool silent)
    {
        // The last injection is of 1 May 2025.
        var answered = View(Injection("2025-05-01")).Answering(Overdue, Limited);
        Assert.Equal(silent ? "suppressed/answer:limited-life-expectancy" : "fired/critical",
            View(Injection("2025-05-01")).On(Day(day)).Outcome(Overdue, answered));
    }

    [Fact]
    public void An_injection_that_became_due_does_not_stay_silent_when_it_is_overdue()
    {
        // A longer silence than the lapse: due on 1 March, overdue from 2 April.
        var due = View(Injection("2025-09-01"), Egfr(24));
        var answered = due.Answering(Kidney, Specialist);
        Assert.Equal("suppressed/answer:specialist-follow-up",
            View(Injection("2025-09-01"), Egfr(24)).On(Day("2026-04-01")).Outcome(Kidney, answered));
        Assert.Equal("fired/warning", View(Injection("2025-09-01"), Egfr(24)).On(Day("2026-04-02")).Outcome(Kidney, answered));
    }

    [Fact]
    public void A_new_injection_begins_a_new_period()
    {
        var answered = View(Injection("2025-05-01")).Answering(Overdue, Limited);
        Assert.Equal("fired/critical",
            View(Injection("2025-05-01"), Injection("2026-03-10")).On(Day("2026-10-20")).Outcome(Overdue, answered));
    }

    [Fact]
    public void A_later_injection_that_may_stand_in_what_was_not_read_is_no_news()
    {
        var answered = View(Injection("2025-05-01")).Answering(Overdue, Limited);
        Assert.Equal("not-assessed",
            View(Injection("2025-05-01")).Without(OsteoHooks.Fhir.ResourceKind.MedicationAdministration).Outcome(Overdue, answered));
    }

    [Fact]
    public void A_value_below_a_further_limit_breaks_and_one_that_recovers_does_not()
    {
        // Denmark: 35 is printed both as enough and as too low, below it is too low.
        var contested = View(Injection("2025-09-01"), Egfr(35));
        var low = View(Injection("2025-09-01"), Egfr(34));
        Assert.StartsWith("fired", low.Outcome(Kidney, contested.Answering(Kidney, Specialist)), StringComparison.Ordinal);
        Assert.Equal("suppressed/answer:specialist-follow-up", contested.Outcome(Kidney, low.Answering(Kidney, Specialist)));
        Assert.Equal("suppressed/answer:specialist-follow-up",
            View(Injection("2025-09-01"), Egfr(20)).Outcome(Kidney, low.Answering(Kidney, Specialist)));
    }

    [Fact]
    public void Calcium_below_its_range_is_news_to_a_card_about_tests()
    {
        var old = Egfr(60).Replace("2026-02-20", "2024-02-20", StringComparison.Ordinal);
        var fine = View(Injection("2025-09-01"), old, Calcium(1.20m));
        var low = View(Injection("2025-09-01"), old, Calcium(1.10m));
        Assert.Equal("suppressed/answer:specialist-follow-up",
            View(Injection("2025-09-01"), old, Calcium(1.25m)).Outcome(Tests, fine.Answering(Tests, Specialist)));
        Assert.StartsWith("fired", low.Outcome(Tests, fine.Answering(Tests, Specialist)), StringComparison.Ordinal);
    }
}
