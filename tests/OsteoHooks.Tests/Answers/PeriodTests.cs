using OsteoHooks.Findings;
using OsteoHooks.Tests.Facts;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Answers;

/// <summary>How long each code keeps a card silent, on both sides of every period.</summary>
public class PeriodTests
{
    private const string Card = "glucocorticoid-without-prophylaxis";

    /// <summary>For each code that a card offers to somebody in tests/patients: that patient, and the card.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, (PreparedPatient PreparedPatient, Finding Finding)>> Offered = new(() =>
        (from visit in TestPatients.Prepared
         from finding in visit.Findings()
         where finding.Outcome == Outcome.Fired
         from code in TestPatients.Clinic.Library.Cards[finding.Card].OverrideReasons
         select (code, visit, finding)).GroupBy(o => o.code, StringComparer.Ordinal)
            .ToDictionary(o => o.Key, o => (o.First().visit, o.First().finding), StringComparer.Ordinal));

    [Theory]
    [InlineData("patient-declined", 12, null)]
    [InlineData("limited-life-expectancy", 12, null)]
    [InlineData("specialist-follow-up", 12, null)]
    [InlineData("labs-pending", null, 30)]
    [InlineData("dxa-done-or-ordered", null, 90)]
    [InlineData("defer-next-visit", null, 14)]
    public void The_periods_are_those_of_the_catalogue_and_of_the_proposals(string code, int? months, int? days)
    {
        var silence = TestPatients.Clinic.Library.OverrideReasons[code].Silence!;
        Assert.Equal((months, days, SilenceEnd.SomethingNew), (silence.Months, silence.Days, silence.End));
    }

    [Theory]
    [InlineData("shorter-than-planned", SilenceEnd.OrderRenewed)]
    [InlineData("wrong-data", SilenceEnd.DataChanged)]
    [InlineData("contraindicated", SilenceEnd.SomethingNew)]
    public void Some_last_until_something_happens(string code, SilenceEnd end) =>
        Assert.Equal(new Silence(null, null, end), TestPatients.Clinic.Library.OverrideReasons[code].Silence);

    [Fact]
    public void A_card_is_silent_to_the_day_before_its_period_ends_and_no_longer() => AssertNone.Of(
        from offered in Offered.Value
        let silence = TestPatients.Clinic.Library.OverrideReasons[offered.Key].Silence
        where silence is { Months: not null } or { Days: not null }
        let today = offered.Value.PreparedPatient.Variant.Today
        let ended = today.AddMonths(-(silence.Months ?? 0)).AddDays(-(silence.Days ?? 0))
        let lastDay = silence.Until(ended) == today ? ended : throw new InvalidOperationException("a month's end: choose another patient")
        from side in new[] { (Day: lastDay.AddDays(1), Comes: $"suppressed/answer:{offered.Key}"), (Day: lastDay, Comes: "fired") }
        let came = OutcomeOf(offered.Value, offered.Key, side.Day)
        where !came.StartsWith(side.Comes, StringComparison.Ordinal)
        select $"{offered.Value.PreparedPatient.Variant} {offered.Value.Finding.Card}, answered {offered.Key} on {side.Day:yyyy-MM-dd}: {came}");

    [Fact]
    public void Without_a_period_ten_years_are_not_too_long() => AssertNone.Of(
        from offered in Offered.Value
        where TestPatients.Clinic.Library.OverrideReasons[offered.Key].Silence is { Months: null, Days: null }
        let came = OutcomeOf(offered.Value, offered.Key, offered.Value.PreparedPatient.Variant.Today.AddYears(-10))
        where came != $"suppressed/answer:{offered.Key}"
        select $"{offered.Key}: {came}");

    [Fact]
    public void Both_kinds_are_offered_to_somebody() => Assert.Superset(
        new HashSet<string> { "patient-declined", "labs-pending", "dxa-done-or-ordered", "shorter-than-planned", "wrong-data",
                "benefit-outweighs-risk", "contraindicated" }, Offered.Value.Keys.ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void A_year_is_counted_in_calendar_months() =>
        Assert.Equal(new DateOnly(2025, 2, 28), new Silence(12, null, SilenceEnd.SomethingNew).Until(new DateOnly(2024, 2, 29)));

    [Theory]
    [InlineData("2026-03-01T23:30:00+00:00", true)]
    [InlineData("2025-03-01T23:30:00+00:00", true)]
    [InlineData("2025-03-01T22:30:00+00:00", false)]
    public void The_day_of_an_answer_is_the_day_in_the_guidelines_zone(string at, bool silent)
    {
        // A quarter past midnight in Stockholm is still yesterday in Greenwich.
        var call = new Consultation("se-vgr", "order-sign").On(new DateOnly(2026, 3, 1)).Signing(Steroid.Order(10));
        var answer = new PastAnswer(Card, "patient-declined", DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            [.. call.Finding(Card).Marks]);
        Assert.Equal(silent ? "suppressed/answer:patient-declined" : "fired/warning",
            call.Outcome(Card, new AnsweredBefore([answer], m => m)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_run_ahead_by_a_day_and_an_answer_from_further_ahead_is_none_yet(int days, bool silent)
    {
        var call = new Consultation("se-vgr", "order-sign").Signing(Steroid.Order(10));
        var before = Chartside.Answered(call.Finding(Card), "patient-declined", call.Today.AddDays(days));
        Assert.Equal(silent ? "suppressed/answer:patient-declined" : "fired/warning", call.Outcome(Card, before));
    }

    private static string OutcomeOf((PreparedPatient PreparedPatient, Finding Finding) offered, string code, DateOnly day) =>
        PreparedPatient.Words(offered.PreparedPatient.Findings(before: Chartside.Answered(offered.Finding, code, day))
            .Single(f => f.Card == offered.Finding.Card))[^1];
}
