using System.Text.Json.Nodes;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section G: cards, asserted on every answer.</summary>
public sealed class CardRuleTests(RunningService service)
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras()
        .UseTaskLists().Build();

    [Fact]
    public async Task G1_Every_card_has_a_uuid_of_its_own_in_lower_case()
    {
        var uuids = (await EveryAnswer.Of(service)).SelectMany(a => a.Cards).Select(c => (string)c["uuid"]!).ToList();
        Assert.All(uuids, uuid => Assert.Equal(Guid.ParseExact(uuid, "D").ToString(), uuid));
        Assert.Equal(uuids.Count, uuids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public Task G2_A_summary_is_one_line_of_fewer_than_140_characters_however_they_are_counted() => Each(c =>
    {
        var summary = (string)c["summary"]!;
        Assert.InRange(summary.Length, 1, 139);
        Assert.InRange(summary.EnumerateRunes().Count(), 1, 139);
        Assert.DoesNotContain('\n', summary);
    });

    [Fact]
    public Task G3_A_detail_is_Markdown_without_HTML_and_without_links() => Each(c =>
    {
        var document = Markdown.Parse((string)c["detail"]!, GitHub);
        Assert.DoesNotContain(document.Descendants(), part => part is HtmlBlock or HtmlInline or LinkInline or AutolinkInline);
    });

    [Fact]
    public async Task G4_The_indicator_is_info_warning_or_critical()
    {
        await Each(c => Assert.Contains((string)c["indicator"]!, new[] { "info", "warning", "critical" }));
        Assert.Equal(3, (await EveryAnswer.Of(service)).SelectMany(a => a.Cards).Select(c => (string)c["indicator"]!).Distinct().Count());
    }

    [Fact]
    public Task G5_The_source_has_a_label() => Each(c => Assert.NotEmpty((string)c["source"]!["label"]!));

    [Fact]
    public async Task G6_Suggestions_come_with_a_selectionBehavior()
    {
        await Each(c => Assert.Equal(c["suggestions"] is null, c["selectionBehavior"] is null));
        var behaviors = (await EveryAnswer.Of(service)).SelectMany(a => a.Cards).Select(c => (string?)c["selectionBehavior"])
            .OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["any", "at-most-one"], behaviors);
    }

    [Fact]
    public async Task G7_Every_override_reason_has_code_system_and_display()
    {
        var reasons = (await EveryAnswer.Of(service)).SelectMany(a => a.OverrideReasons).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r => Assert.All(new[] { "code", "system", "display" }, member => Assert.NotEmpty((string)r[member]!)));
    }

    [Fact]
    public async Task G8_Links_stand_in_an_array_of_their_own()
    {
        Assert.NotEmpty((await EveryAnswer.Of(service)).SelectMany(a => a.Links));
        await Each(c => Assert.True(c["links"] is null or JsonArray { Count: > 0 }));
    }

    [Fact]
    public async Task G9_A_card_about_orders_says_which()
    {
        // What the finding rests on is dated, and one of these dates stands in the card.
        var told = 0;
        foreach (var (card, finding) in (await EveryAnswer.Of(service)).SelectMany(WithFinding))
        {
            var dates = finding["because"]?.AsArray().Select(b => (string?)b!["date"]).OfType<string>().ToList() ?? [];
            if (dates.Count > 0)
            {
                told++;
                Assert.Contains(dates, date => ((string)card["detail"]!).Contains(date, StringComparison.Ordinal));
            }
        }

        Assert.True(told > 50, $"only {told} cards rest on anything dated");
    }

    private static IEnumerable<(JsonObject Card, JsonObject Finding)> WithFinding(Answered answer) =>
        from card in answer.Cards
        from finding in answer.Reply["extension"]!["org.osteohooks"]!["findings"]!.AsArray()
        where (string?)finding!["card"] == (string?)card["source"]!["topic"]!["code"]
        select (card, finding!.AsObject());

    private async Task Each(Action<JsonObject> holds) => Assert.All((await EveryAnswer.Of(service)).SelectMany(a => a.Cards), holds);
}
