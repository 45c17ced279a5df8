using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class DenosumabClockTests
{
    private const string Overdue = "denosumab-overdue-7-months";
    private const string Stop = "denosumab-stop-without-follow-on";
    private const string Timing = "denosumab-zoledronate-timing";

    private static string Injection(string day, string atc = "M05BX04", int mg = 60) =>
        Drug("MedicationAdministration", atc,
            $"\"status\":\"completed\",\"effectiveDateTime\":\"{day}\",\"dosage\":{{\"dose\":{{\"value\":{mg},\"unit\":\"mg\"}}}}");

    private static string Order(string status, string day, string more = "") =>
        Drug("MedicationRequest", "M05BX04", $"\"status\":\"{status}\",\"authoredOn\":\"{day}\"{more}");

    private static Consultation View(string guideline = "dk-dsam") => new(guideline, "patient-view", birthDate: "1947-01-09");

    private static Consultation Sign(string guideline = "se-vgr") => new(guideline, "order-sign", birthDate: "1952-01-09");

    [Fact]
    public void An_order_of_one_injection_that_stands_completed_since_the_last_injection_is_the_last_injection() =>
        Assert.Equal("not-indicated", View().With(Injection("2025-07-01"), Order("completed", "2025-12-20")).Of(Overdue));

    [Theory]
    [InlineData("active", "")]
    [InlineData("completed", ",\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"frequency\":1,\"period\":6,\"periodUnit\":\"mo\"}}}]")]
    public void A_standing_order_or_one_of_many_injections_is_no_injection(string status, string more) =>
        Assert.Equal("fired/critical", View().With(Injection("2025-07-01"), Order(status, "2025-12-20", more)).Of(Overdue));

    [Fact]
    public void Years_after_the_last_injection_nothing_is_critical_any_more() =>
        Assert.Equal("fired/warning", View().With(Injection("2020-07-01")).Of(Overdue));

    [Fact]
    public void Nineteen_months_after_the_last_injection_it_is() =>
        Assert.Equal("fired/critical", View().With(Injection("2024-08-01")).Of(Overdue));

    [Theory]
    [InlineData("2026-01-10", "not-indicated")]
    [InlineData("2025-01-10", "fired/warning")]
    public void A_recent_order_beside_an_old_one_is_its_renewal(string renewed, string outcome) =>
        Assert.Equal(outcome,
            View("se-vgr").With(Order("active", "2024-11-01"), Order("active", renewed, ",\"priority\":\"routine\"")).Of(Overdue));

    [Fact]
    public void A_medication_list_without_injections_says_nothing_about_the_interval() => Assert.Equal(
        "not-indicated", View("se-vgr").With(Drug("MedicationStatement", "M05BX04",
                "\"status\":\"active\",\"effectivePeriod\":{\"start\":\"2021-01-01\"}")).Of(Overdue));

    [Fact]
    public void An_order_stopped_together_with_its_renewal_is_no_stop() => Assert.Equal(
        "not-indicated", Sign().With(Injection("2025-10-05"))
            .Signing(Order("stopped", "2019-01-01"), Order("draft", "2026-03-02", ",\"priority\":\"routine\"")).Of(Stop));

    [Fact]
    public void An_old_order_stopped_while_a_later_one_stands_is_no_stop() => Assert.Equal(
        "not-indicated", Sign().With(Injection("2025-10-05"), Order("active", "2024-01-01", ",\"priority\":\"routine\""))
            .Signing(Order("stopped", "2019-01-01")).Of(Stop));

    [Theory]
    [InlineData("2015-01-01", "fired/critical")]
    [InlineData("2026-01-10", "not-indicated")]
    public void Without_a_dose_on_record_only_a_bisphosphonate_after_the_order_follows_it(string bisphosphonate, string outcome) =>
        Assert.Equal(
            outcome, Sign().With(Drug("MedicationRequest", "M05BA04", $"\"status\":\"completed\",\"authoredOn\":\"{bisphosphonate}\""))
                .Signing(Order("stopped", "2019-01-01")).Of(Stop));

    [Fact]
    public void The_only_order_stopped_is_a_stop() =>
        Assert.Equal("fired/critical", Sign().With(Injection("2025-10-05")).Signing(Order("stopped", "2019-01-01")).Of(Stop));

    [Theory]
    [InlineData("2025-06-05", "fired/info")]
    [InlineData("2019-01-01", "not-indicated")]
    public void An_infusion_years_after_denosumab_is_not_late(string last, string outcome) => Assert.Equal(
        outcome, Sign("dk-dsam").With(Injection(last)).Signing(Drug("MedicationRequest", "M05BA08",
                "\"status\":\"draft\",\"dosageInstruction\":[{\"doseAndRate\":[{\"doseQuantity\":{\"value\":5,\"unit\":\"mg\"}}]}]"))
            .Of(Timing));

    [Theory]
    [InlineData("2024-08-20", "fired/info")]
    [InlineData("2020-08-20", "not-indicated")]
    public void A_second_infusion_is_asked_for_only_on_the_way_out_of_denosumab(string last, string outcome) =>
        Assert.Equal(outcome, View().With(Injection(last), Injection("2025-02-20", "M05BA08", 5)).Of("denosumab-second-zoledronate-due"));

    [Theory]
    [InlineData("2026-02-14", "not-indicated")]
    [InlineData("2026-01-14", "fired/critical")]
    public void Albumin_of_the_same_week_corrects_calcium(string albumin, string outcome)
    {
        static string Result(string loinc, string value, string unit, string low, string day) =>
            $$"""{"resourceType":"Observation","id":"o{{loinc}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{loinc}}"}]},"effectiveDateTime":"{{day}}","valueQuantity":{"value":{{value}},"unit":"{{unit}}"},"referenceRange":[{"low":{"value":{{low}},"unit":"{{unit}}"} }]}""";
        Assert.Equal(outcome, Sign().With(Injection("2025-09-05"), Result("2000-8", "2.10", "mmol/L", "2.15", "2026-02-16"),
                Result("1751-7", "28", "g/L", "36", albumin)).Signing(Order("draft", "2026-03-02")).Of("denosumab-hypocalcaemia"));
    }

    [Theory]
    [InlineData("", "not-indicated")]
    [InlineData("\"timing\":{\"repeat\":{\"frequency\":1,\"period\":6,\"periodUnit\":\"mo\"}},", "fired/critical")]
    public void Signing_one_injection_as_given_is_no_stop_and_ending_an_order_of_many_is(string timing, string outcome) =>
        Assert.Equal(outcome, Sign().With(Injection("2025-10-05"))
            .Signing(Order("completed", "2026-02-20",
                    $",\"dosageInstruction\":[{{{timing}\"doseAndRate\":[{{\"doseQuantity\":{{\"value\":60,\"unit\":\"mg\"}}}}]}}]"))
            .Of(Stop));
}
