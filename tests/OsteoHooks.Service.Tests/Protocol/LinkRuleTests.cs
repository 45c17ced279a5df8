using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section J: links, asserted on every answer.</summary>
public sealed class LinkRuleTests(RunningService service)
{
    [Fact]
    public Task J1_Every_link_has_label_url_and_type() => Each(l =>
    {
        Assert.NotEmpty((string)l["label"]!);
        Assert.NotEmpty((string)l["url"]!);
        Assert.Equal("absolute", (string?)l["type"]);
    });

    [Fact]
    public Task J2_appContext_is_not_sent_with_an_absolute_link() => Each(l => Assert.False(l.ContainsKey("appContext")));

    [Fact]
    public Task J3_No_context_travels_in_the_address() =>
        Each(l => Assert.DoesNotContain("appContext", (string)l["url"]!, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public Task J4_No_link_asks_to_be_opened_by_itself() => Each(l => Assert.False(l.ContainsKey("autolaunchable")));

    [Fact]
    public Task J5_An_absolute_address_is_absolute_and_brings_no_launch() => Each(l =>
    {
        var url = new Uri((string)l["url"]!, UriKind.Absolute);
        Assert.Equal(Uri.UriSchemeHttps, url.Scheme);
        Assert.DoesNotContain("launch=", url.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("iss=", url.Query, StringComparison.Ordinal);
    });

    private async Task Each(Action<JsonObject> holds)
    {
        var links = (await EveryAnswer.Of(service)).SelectMany(a => a.Links).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, holds);
    }
}
