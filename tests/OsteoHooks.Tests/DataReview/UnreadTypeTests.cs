namespace OsteoHooks.Tests.DataReview;

public sealed class UnreadTypeTests
{
    [Fact]
    public void Without_frax_a_t_score_that_may_stand_in_an_unread_report_leaves_the_treatment_open()
    {
        var finding = Answered.Findings(Answered.Ordered("L02BG03", "anastrozole"),
            unread: "diagnosticReports")["aromatase-inhibitor-low-bone-density-untreated"];
        Assert.Equal("not-assessed", finding.GetProperty("outcome").GetString());
        Assert.Contains("DiagnosticReport", finding.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
    }

    [Fact]
    public void Without_frax_and_without_t_score_nothing_is_indicated()
    {
        var finding = Answered.Findings(Answered.Ordered("L02BG03", "anastrozole"))["aromatase-inhibitor-low-bone-density-untreated"];
        Assert.Equal("not-indicated", finding.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("denosumab-next-dose-due")]
    [InlineData("denosumab-overdue-7-months")]
    [InlineData("denosumab-stop-without-follow-on")]
    public void A_bisphosphonate_is_not_said_to_follow_a_denosumab_that_nobody_has_seen(string card)
    {
        var finding = Answered.Findings(Answered.Ordered("M05BA04", "alendronic acid"), unread: "medicationAdministrations")[card];
        Assert.Equal("not-indicated", finding.GetProperty("outcome").GetString());
        Assert.Equal("bone-protective treatment: alendronic acid", finding.GetProperty("reason").GetString());
    }
}
