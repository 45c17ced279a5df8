namespace OsteoHooks.Service.Tests.Corpora.Injection;

/// <summary>A draft that comes back moved to another day is the user's own text; whatever it holds, the answer stays JSON that every client can parse.</summary>
public sealed class ReturnedDraftTests(InjectionService service) : IClassFixture<InjectionService>
{
    private const string Draft = "context.draftOrders.entry[0].resource";

    [Theory]
    [InlineData("\"note\":[],\"note\":[{\"text\":\"x\"}]")]
    [InlineData("\"dosageInstruction\":[],\"dosageInstruction\":[]")]
    [InlineData("\"extension\":[{\"url\":\"a\",\"url\":\"b\"}]")]
    [InlineData("\"timing\":{\"event\":[],\"event\":[]}")]
    [InlineData("\"id\":\"zoledronsyre-ny\"")]
    public async Task A_member_that_stands_there_twice_comes_back_once(string members)
    {
        var answer = await Moved(members);
        Assert.Equal(200, answer.Status);
        Assert.Contains("denosumab-zoledronate-timing", answer.Cards);
    }

    [Theory]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"\\udc00\\ud800\":{\"\\ud83d\":[]}")]
    [InlineData("\"note\":[{\"text\":\"\\ud800\"}]")]
    [InlineData("\"note\":[{\"text\":\"a\\udfffb\"}]")]
    [InlineData("\"extension\":[{\"url\":\"x\",\"valueString\":\"\\ud83d\"}]")]
    public async Task Half_a_character_does_not_come_back(string members)
    {
        var answer = await Moved(members);
        Assert.Equal(200, answer.Status);
        Assert.Contains("denosumab-zoledronate-timing", answer.Cards);
    }

    private Task<CardAnswer> Moved(string members)
    {
        var position = Position.In("draft", "denosumab/infusion-after-denosumab", "dk-dsam-order-sign", Draft + ".mark", Reach.Order);
        return service.Call(new InjectionRow(position with { Body = position.Body.Replace($"\"mark\":\"{Position.Mark}\"", members, StringComparison.Ordinal) }, "", Spelling.Literal));
    }
}
