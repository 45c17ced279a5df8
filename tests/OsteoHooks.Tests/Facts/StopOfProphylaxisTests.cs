using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class StopOfProphylaxisTests
{
    private const string Reason = ",\"reasonCode\":[{\"text\":\"profylakse ved prednisolon\"}]";

    private static Consultation Stopping(params string[] more) => new Consultation("dk-dsam", "order-sign")
        .With(TScore(-1.7m), Drug("MedicationRequest", "H02AB06",
            "\"status\":\"completed\",\"authoredOn\":\"2024-08-01\",\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2024-08-01\",\"end\":\"2025-10-20\"},\"frequency\":1,\"period\":1,\"periodUnit\":\"d\"}},\"doseAndRate\":[{\"doseQuantity\":{\"value\":10,\"unit\":\"mg\"}}]}]"))
        .Signing(Drug("MedicationRequest", "M05BA04", "\"status\":\"stopped\",\"authoredOn\":\"2024-09-01\"" + Reason)).Signing(more);

    [Fact]
    public void Alendronate_stopped_four_months_after_prednisolone_is_stopped_early() =>
        Assert.StartsWith("fired", Stopping().Of("glucocorticoid-bisphosphonate-stop-timing"), StringComparison.Ordinal);

    [Theory]
    [InlineData("M05BA04")]
    [InlineData("M05BA07")]
    [InlineData("M05BA08")]
    [InlineData("M05BX04")]
    public void Alendronate_that_is_renewed_or_followed_by_another_bone_drug_is_not_stopped(string atc) =>
        Assert.Equal("not-indicated",
            Stopping(Drug("MedicationRequest", atc, "\"status\":\"draft\"")).Of("glucocorticoid-bisphosphonate-stop-timing"));
}
