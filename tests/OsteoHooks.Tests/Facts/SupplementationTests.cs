using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class SupplementationTests
{
    private static readonly string Alendronate = Drug("MedicationRequest", "M05BA04",
        "\"status\":\"active\",\"authoredOn\":\"2025-01-01\"");

    private static string Outcome(params string[] chart) => new Consultation("se-vgr", "order-sign").With(Alendronate).With(chart)
        .Signing(Drug("MedicationRequest", "H02AB06", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(10, "180", "d")}]"))
        .Of("glucocorticoid-calcium-vitamin-d-missing");

    private static string Calcium(string value) => """
        {"resourceType":"Observation","id":"ca","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2000-8"}]},"effectiveDateTime":"2026-02-10","valueQuantity":{"value":VALUE,"unit":"mmol/L"},
        "referenceRange":[{"low":{"value":2.15,"unit":"mmol/L"},"high":{"value":2.50,"unit":"mmol/L"}}]}
        """.Replace("VALUE", value, StringComparison.Ordinal);

    [Fact]
    public void Calcium_and_vitamin_d_are_missed_beside_a_glucocorticoid() => Assert.Equal("fired/info", Outcome());

    [Theory]
    [InlineData("2.72", "not-indicated")]
    [InlineData("2.50", "fired/info")]
    public void Calcium_above_the_range_of_the_laboratory_forbids_to_ask_for_more(string value, string outcome) =>
        Assert.Equal(outcome, Outcome(Calcium(value)));

    [Theory]
    [InlineData("Hyperkalcemi", "not-indicated")]
    [InlineData("Hypokalcemi", "fired/info")]
    public void The_words_tell_too_much_calcium_from_too_little_where_the_code_does_not(string text, string outcome) =>
        Assert.Equal(outcome, Outcome(Condition("E83.5", "\"recordedDate\":\"2025-01-01\"")
            .Replace("}]}", "}],\"text\":\"" + text + "\"}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2026-01-10", "not-indicated")]
    [InlineData("2025-01-10", "fired/info")]
    public void A_supplement_that_is_only_seen_dispensed_counts_while_it_lasts(string day, string outcome) =>
        Assert.Equal(outcome, Outcome(Drug("MedicationDispense", "A12AX",
            $"\"status\":\"completed\",\"whenHandedOver\":\"{day}\",\"daysSupply\":{{\"value\":100,\"unit\":\"d\"}}")));

    [Fact]
    public void A_norwegian_calcium_brand_is_known() =>
        Assert.Equal("not-indicated", Outcome(
            """{"resourceType":"MedicationStatement","id":"s1","status":"active","medicationCodeableConcept":{"text":"Nycoplus kalsium"}}"""));
}
