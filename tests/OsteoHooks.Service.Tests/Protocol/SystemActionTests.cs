using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section K: systemActions, of which there are none: nothing is done without the user.</summary>
public sealed class SystemActionTests(RunningService service)
{
    [Fact]
    public async Task K1_No_action_is_the_systems() =>
        Assert.All(await EveryAnswer.Of(service), a => Assert.DoesNotContain("systemActions", a.Text, StringComparison.Ordinal));

    [Fact]
    public async Task K2_Cards_are_there_and_beside_them_nothing_but_the_extension() =>
        Assert.All(await EveryAnswer.Of(service), a => Assert.Equal(["cards", "extension"], a.Reply.Select(m => m.Key)));

    [Fact]
    public async Task K4_Every_action_stands_in_a_suggestion_that_feedback_can_name()
    {
        var all = await EveryAnswer.Of(service);
        Assert.All(all.SelectMany(a => a.Suggestions), s => Assert.NotNull(s["uuid"]));
        Assert.All(all, a =>
            Assert.Equal(a.Actions.Count(), a.Text.Split("\"type\":\"create\"").Length + a.Text.Split("\"type\":\"update\"").Length - 2));
    }
}
