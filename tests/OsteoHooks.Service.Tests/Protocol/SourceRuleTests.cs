using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section H: source and Coding.</summary>
public sealed class SourceRuleTests(RunningService service)
{
    [Fact]
    public Task H1_No_source_has_an_address_that_would_have_to_be_absolute() => Each(source => Assert.False(source.ContainsKey("url")));

    [Fact]
    public Task H2_The_source_is_not_the_way_to_more_about_the_card() =>
        Each(source => Assert.All(source, member => Assert.True(member.Key is "label" or "topic", member.Key)));

    [Fact]
    public Task H3_No_source_has_an_icon() => Each(source => Assert.False(source.ContainsKey("icon")));

    [Fact]
    public async Task H4_The_topic_is_the_cards_id_and_short_enough_for_every_client()
    {
        await Each(source => Assert.Equal("urn:osteohooks:card", (string?)source["topic"]!["system"]));
        await Each(source => Assert.Matches("^[a-z0-9-]{1,100}$", (string)source["topic"]!["code"]!));
    }

    [Fact]
    public async Task H5_A_Coding_has_code_and_system_and_nothing_that_its_type_lacks()
    {
        await Each(source => Assert.Equal(["system", "code"], source["topic"]!.AsObject().Select(m => m.Key)));
        Assert.All((await EveryAnswer.Of(service)).SelectMany(a => a.OverrideReasons), r =>
            Assert.Equal(["code", "system", "display"], r.Select(m => m.Key)));
    }

    private async Task Each(Action<JsonObject> holds) =>
        Assert.All((await EveryAnswer.Of(service)).SelectMany(a => a.Cards).Select(c => c["source"]!.AsObject()), holds);
}
