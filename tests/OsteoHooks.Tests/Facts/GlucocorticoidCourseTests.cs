using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class GlucocorticoidCourseTests
{
    private const string Card = "glucocorticoid-without-prophylaxis";

    private static string Prednisolone(params string[] dosages) =>
        Drug("MedicationRequest", "H02AB06", $"\"status\":\"draft\",\"dosageInstruction\":[{string.Join(',', dosages)}]");

    [Fact]
    public void A_month_and_two_months_are_three_months_and_not_more() => Assert.Equal(
        "not-indicated",
        new Consultation("no", "order-sign").With(TScore(-1.4m))
            .Signing(Prednisolone(Daily(10, "1", "mo"), Daily(5, "2", "mo", 2))).Of(Card));

    [Fact]
    public void A_month_and_three_months_are_more_than_three() => Assert.Equal(
        "fired/warning",
        new Consultation("no", "order-sign").With(TScore(-1.4m))
            .Signing(Prednisolone(Daily(10, "1", "mo"), Daily(5, "3", "mo", 2))).Of(Card));

    [Fact]
    public void A_mean_over_days_that_all_reach_the_dose_does_not_lengthen_their_run()
    {
        var standing = Drug("MedicationRequest", "H02AB06",
            """ "status":"active","authoredOn":"2025-06-01","dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":2.5,"unit":"mg"}}]}] """);
        var added = Drug("MedicationRequest", "H02AB07", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(2.5m, "3", "mo")}]");
        Assert.Equal("not-indicated", new Consultation("no", "order-sign").With(TScore(-1.4m), standing).Signing(added).Of(Card));
    }

    [Theory]
    [InlineData("5 mg", "fired/warning")]
    [InlineData("2,5 mg", "not-indicated")]
    public void Two_strengths_ordered_together_are_one_dose_and_the_same_strength_twice_a_renewal(string other, string outcome)
    {
        const string Dose =
            """ "status":"draft","dosageInstruction":[{"timing":{"repeat":{"boundsDuration":{"value":120,"code":"d"},"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":2.5,"unit":"mg"}}]}] """;
        Assert.Equal(outcome, new Consultation("se-vgr", "order-sign")
            .Signing(Drug("MedicationRequest", "H02AB06", Dose, "Prednisolon 2,5 mg tablett"),
                    Drug("MedicationRequest", "H02AB06", Dose + ",\"priority\":\"routine\"", $"Prednisolon {other} tablett")).Of(Card));
    }

    [Theory]
    [InlineData("2025-10-05", "fired/info")]
    [InlineData("2024-10-05", "not-indicated")]
    public void An_old_course_without_dose_or_end_leaves_the_year_open_only_when_it_began_in_it(string authored, string outcome) =>
        Assert.Equal(
            outcome,
            new Consultation("dk-dsam", "order-sign", "male")
                .With(Drug("MedicationRequest", "H02AB06", $"\"status\":\"completed\",\"authoredOn\":\"{authored}\""))
                .Signing(Prednisolone(Daily(37.5m, "10", "d"))).Of("glucocorticoid-exposure-undetermined"));

    [Theory]
    [InlineData("E27.1")]
    [InlineData("E23.0")]
    [InlineData("E25.0")]
    public void Hydrocortisone_for_a_failing_adrenal_or_pituitary_is_only_a_remark(string icd10) => Assert.Equal(
        "fired/info",
        new Consultation("se-vgr", "order-sign").With(Condition(icd10, "\"recordedDate\":\"2015-01-01\""))
            .Signing(Drug("MedicationRequest", "H02AB09", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(25, "1", "a")}]")).Of(Card));

    [Theory]
    [InlineData(5, 24)]
    [InlineData(2.5, 12)]
    public void A_schedule_in_hours_is_exact(double mg, int hours) => Assert.Equal("fired/warning", new Consultation("se-vgr", "order-sign")
        .Signing(Prednisolone(Daily((decimal)mg, "120", "d").Replace("\"period\":1,\"periodUnit\":\"d\"",
                $"\"period\":{hours},\"periodUnit\":\"h\"", StringComparison.Ordinal))).Of(Card));

    [Theory]
    [InlineData("mg", "fired/warning")]
    [InlineData("drop", "not-assessed")]
    public void Prednisolone_by_substance_code_without_a_route_is_oral_when_it_is_dosed_by_mass(string unit, string outcome) =>
        Assert.Equal(outcome, new Consultation("se-vgr", "order-sign")
            .Signing(Prednisolone(Daily(10, "120", "d").Replace("\"unit\":\"mg\"", $"\"unit\":\"{unit}\"", StringComparison.Ordinal))
                .Replace("http://www.whocc.no/atc", "http://snomed.info/sct", StringComparison.Ordinal)
                .Replace("\"code\":\"H02AB06\"", "\"code\":\"116601002\"", StringComparison.Ordinal)).Of(Card));
}
