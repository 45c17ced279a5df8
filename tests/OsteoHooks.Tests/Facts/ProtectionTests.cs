using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class ProtectionTests
{
    private static string Outcome(params string[] drugs) => new Consultation("se-vgr", "order-sign").With(drugs)
        .Signing(Drug("MedicationRequest", "H02AB06", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(10, "180", "d")}]"))
        .Of("glucocorticoid-without-prophylaxis");

    private static string Alendronate(string day) =>
        Drug("MedicationDispense", "M05BA04",
            $"\"status\":\"completed\",\"whenHandedOver\":\"{day}\",\"daysSupply\":{{\"value\":84,\"unit\":\"d\"}}");

    [Fact]
    public void Alendronate_that_is_only_seen_dispensed_protects() => Assert.Equal("not-indicated", Outcome(Alendronate("2025-12-20")));

    [Fact]
    public void Alendronate_dispensed_long_ago_protects_no_more() => Assert.Equal("fired/warning", Outcome(Alendronate("2025-03-01")));

    [Fact]
    public void Alendronate_dispensed_on_an_order_that_was_stopped_does_not_protect() =>
        Assert.Equal("fired/warning", Outcome(Alendronate("2025-12-20"),
            Drug("MedicationRequest", "M05BA04", "\"status\":\"stopped\",\"authoredOn\":\"2025-01-01\"")));

    [Theory]
    [InlineData("completed", "not-indicated")]
    [InlineData("stopped", "fired/warning")]
    [InlineData("cancelled", "fired/warning")]
    public void An_infusion_whose_order_stands_completed_was_given(string status, string outcome) =>
        Assert.Equal(outcome, Outcome(Drug("MedicationRequest", "M05BA08", $"\"status\":\"{status}\",\"authoredOn\":\"2025-12-01\"")));
}
