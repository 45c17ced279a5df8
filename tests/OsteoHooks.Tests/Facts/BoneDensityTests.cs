using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class BoneDensityTests
{
    [Theory]
    [InlineData("se-vgr-order-sign")]
    [InlineData("dk-dsam-order-sign")]
    [InlineData("no-order-sign")]
    public void The_panel_of_an_examination_is_asked_for_because_its_parts_may_hold_the_t_scores(string service) =>
        Assert.All(Patients.TestPatients.Clinic.Services.Where(s => s.Id == service),
            s => Assert.Contains(s.Prefetch, t => t.Template.Contains("83311-1", StringComparison.Ordinal)));

    [Fact]
    public void T_scores_in_the_parts_of_a_panel_count() => Assert.Equal(
        "fired/warning",
        new Consultation("dk-dsam", "order-sign").With("""
            {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"83311-1"}]},"effectiveDateTime":"2026-01-05","component":[
            {"code":{"coding":[{"system":"http://loinc.org","code":"38267-1"}]},"valueQuantity":{"value":-1.7,"unit":"{T-score}"}},
            {"code":{"coding":[{"system":"http://loinc.org","code":"38264-8"}]},"valueQuantity":{"value":-0.7,"unit":"{T-score}"}}]}
            """).Signing(Drug("MedicationRequest", "H02AB06", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(7.5m, "6", "mo")}]")).Of("glucocorticoid-without-prophylaxis"));
}
