namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// A draft that comes back moved to another day is the user's own text; whatever it holds, the answer stays JSON that every client can
/// parse.
/// </summary>
public sealed class ReturnedDraftTests(InjectionService service) : IClassFixture<InjectionService>
{
    private const string Draft = "context.draftOrders.entry[0].resource";

    [Theory]
    [InlineData("\"note\":[],\"note\":[{\"text\":\"x\"}]")]
    [InlineData("\"dosageInstruction\":[],\"dosageInstruction\":[]")]
    [InlineData("\"extension\":[{\"url\":\"a\",\"url\":\"b\"}]")]
    [InlineData("\"timing\":{\"event\":[],\"event\":[]}")]
    [InlineData("\"id\":\"zoledronsyre-ny\"")]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"\\udc00\\ud800\":{\"\\ud83d\":[]}")]
    [InlineData("\"note\":[{\"text\":\"\\ud800\"}]")]
    [InlineData("\"note\":[{\"text\":\"a\\udfffb\"}]")]
    [InlineData("\"extension\":[{\"url\":\"x\",\"valueString\":\"\\ud83d\"}]")]
    public async Task A_draft_that_cannot_come_back_whole_has_its_card_and_is_not_offered_moved(string members)
    {
        var answer = await Moved(members);
        Assert.Equal(200, answer.Status);
        // A finding of the third tier is named in this card, with what it offers.
        Assert.Contains("more-findings", answer.Cards);
        Assert.DoesNotContain(answer.Strings, s => s.Path.EndsWith("].type", StringComparison.Ordinal) && s.Text == "update");
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(57, false)]
    public async Task Nesting_leaves_room_for_what_stands_around_a_draft_in_the_answer(int levels, bool isMoved)
    {
        var answer = await Moved($"\"extension\":{new string('[', levels - 1)}{new string(']', levels - 1)}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(isMoved, answer.Strings.Any(s => s.Path.EndsWith("].type", StringComparison.Ordinal) && s.Text == "update"));
    }

    private Task<CardAnswer> Moved(string members)
    {
        var position = Position.In("draft", "denosumab/infusion-after-denosumab", "dk-dsam-order-sign", Draft + ".mark", Reach.Order);
        return service.Call(
            new InjectionRow(position with { Body =
            position.Body.Replace($"\"mark\":\"{Position.Mark}\"", members, StringComparison.Ordinal) }, "", Spelling.Literal));
    }
}
