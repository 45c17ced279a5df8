using OsteoHooks.Tests.Facts;
using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Answers;

/// <summary>Something new breaks a silence; the same thing again, or less of it, does not.</summary>
public class MaterialChangeTests
{
    private const string Card = "glucocorticoid-without-prophylaxis";
    private const string Declined = "patient-declined";

    private static readonly string Hip = Condition("S72.0", "\"onsetDateTime\":\"2025-12-01\"");

    private static Consultation Sign(decimal mg, params string[] chart) =>
        new Consultation("se-vgr", "order-sign").With(chart).Signing(Steroid.Order(mg));

    /// <summary>Answered in the first call, asked again in the second.</summary>
    private static void Holds(Consultation then, Consultation now, string card = Card, string code = Declined) =>
        Assert.Equal($"suppressed/answer:{code}", now.Outcome(card, then.Answering(card, code)));

    private static void Breaks(Consultation then, Consultation now, string card = Card, string code = Declined) =>
        Assert.StartsWith("fired", now.Outcome(card, then.Answering(card, code)), StringComparison.Ordinal);

    [Fact]
    public void A_new_fracture_breaks_and_the_fracture_that_was_known_does_not()
    {
        Breaks(Sign(10), Sign(10, Hip));
        Holds(Sign(10, Hip), Sign(10, Hip));
        Holds(Sign(10, Hip), Sign(10));
    }

    [Theory]
    [InlineData("S72.1", "2025-12-03")]
    [InlineData("S72.0", "2026-03-01")]
    [InlineData("M80.0", "2025-12-20")]
    [InlineData("S72.0", "2025-09-02")]
    [InlineData("S72.0", "2025")]
    public void The_same_fracture_recorded_twice_is_not_new(string code, string day)
    {
        // 1 March is 90 days after 1 December, 2 September 90 days before.
        var again = Condition(code, $"\"recordedDate\":\"{day}\"").Replace("\"id\":\"c-", "\"id\":\"again-", StringComparison.Ordinal);
        Holds(Sign(10, Hip), Sign(10, Hip, again));
    }

    [Theory]
    [InlineData("S72.0", "2026-03-02")]
    [InlineData("S72.0", "2025-09-01")]
    [InlineData("S32.0", "2025-12-03")]
    public void A_fracture_elsewhere_or_long_after_is_another_one(string code, string day)
    {
        var other = Condition(code, $"\"onsetDateTime\":\"{day}\"").Replace("\"id\":\"c-", "\"id\":\"other-", StringComparison.Ordinal);
        Breaks(Sign(10, Hip), Sign(10, Hip, other));
    }

    [Fact]
    public void A_fracture_that_could_not_be_read_for_once_neither_breaks_nor_ends_the_silence()
    {
        Holds(Sign(10, Hip), Sign(10, Hip).Without(OsteoHooks.Fhir.ResourceKind.Condition));
        Holds(Sign(10), Sign(10).Without(OsteoHooks.Fhir.ResourceKind.Condition));
    }

    [Theory]
    [InlineData("7.4", "7.5")]
    [InlineData("9.9", "10")]
    [InlineData("14.9", "15")]
    [InlineData("19.9", "20")]
    [InlineData("29.9", "30")]
    [InlineData("39.9", "40")]
    [InlineData("59.9", "60")]
    public void A_dose_step_up_breaks_and_down_does_not(string less, string more)
    {
        var (low, high) = (decimal.Parse(less, System.Globalization.CultureInfo.InvariantCulture),
            decimal.Parse(more, System.Globalization.CultureInfo.InvariantCulture));
        Breaks(Sign(low), Sign(high));
        Holds(Sign(high), Sign(low));
        Holds(Sign(low - 0.1m), Sign(low));
    }

    [Fact]
    public void Another_glucocorticoid_breaks_at_the_same_dose()
    {
        var dexamethasone = new Consultation("se-vgr", "order-sign").Signing(Steroid.Order(1.5m, atc: Steroid.Dexamethasone));
        Breaks(Sign(10), dexamethasone);
    }

    [Fact]
    public void A_new_t_score_breaks_and_the_same_measurement_read_again_does_not()
    {
        Breaks(Sign(10), Sign(10, TScore(-1.6m)));
        Holds(Sign(10, TScore(-1.6m)), Sign(10, TScore(-1.6m)));
        Holds(Sign(10, TScore(-1.6m)), Sign(10, TScore(-1.8m)));
        Breaks(Sign(10, TScore(-1.6m)), Sign(10, TScore(-1.6m).Replace("2025-11-10", "2026-02-10", StringComparison.Ordinal)));
        Holds(Sign(10, TScore(-1.6m)), Sign(10, TScore(-1.6m), TScore(-1.6m, "38267-1")));
    }

    [Theory]
    [InlineData("-0.9", "-1.0")]
    [InlineData("-1.4", "-1.5")]
    [InlineData("-1.9", "-2.0")]
    [InlineData("-2.4", "-2.5")]
    [InlineData("-2.5", "-2.6")]
    [InlineData("-2.9", "-3.0")]
    [InlineData("-3.4", "-3.5")]
    [InlineData("-3.9", "-4.0")]
    public void A_measurement_corrected_to_a_lower_band_breaks_and_to_a_higher_one_does_not(string higher, string lower)
    {
        // Minus 2.5 is a step; below it stands the limit that the guideline prints.
        var (high, low) = (decimal.Parse(higher, System.Globalization.CultureInfo.InvariantCulture),
            decimal.Parse(lower, System.Globalization.CultureInfo.InvariantCulture));
        Breaks(Sign(10, TScore(high)), Sign(10, TScore(low)));
        Holds(Sign(10, TScore(low)), Sign(10, TScore(high)));
    }

    [Fact]
    public void What_has_nothing_to_do_with_the_card_does_not_break()
    {
        var metformin = Drug("MedicationRequest", "A10BA02", "\"status\":\"active\",\"authoredOn\":\"2026-01-10\"");
        Holds(Sign(10), Sign(10, metformin, Condition("I10", "\"recordedDate\":\"2026-02-01\"")));
    }
}
