using OsteoHooks.Content;


namespace OsteoHooks.Tests.Cards;

/// <summary>Which of the shipped cards gives way to which.</summary>
public class ProblemsTests
{
    /// <summary>Each card that gives way, and those that it gives way to, the strongest first.</summary>
    private static readonly Dictionary<string, string[]> GivesWayTo = new(StringComparer.Ordinal)
    {
        ["glucocorticoid-without-prophylaxis"] = ["glucocorticoid-start-now-frax"],
        ["glucocorticoid-start-before-dxa-age"] = ["glucocorticoid-start-now-frax", "glucocorticoid-without-prophylaxis"],
        ["glucocorticoid-dxa-not-done"] =
            ["glucocorticoid-start-now-frax", "glucocorticoid-without-prophylaxis", "glucocorticoid-start-before-dxa-age"],
        ["glucocorticoid-cumulative-450"] =
            ["glucocorticoid-start-now-frax", "glucocorticoid-without-prophylaxis", "glucocorticoid-start-before-dxa-age",
                "glucocorticoid-dxa-not-done"],
        ["glucocorticoid-calcium-vitamin-d-missing"] =
        [
            "glucocorticoid-start-now-frax", "glucocorticoid-without-prophylaxis", "glucocorticoid-start-before-dxa-age",
            "glucocorticoid-dxa-not-done",
            "glucocorticoid-cumulative-450",
        ],
        ["glucocorticoid-individual-assessment-young"] =
        [
            "glucocorticoid-start-now-frax", "glucocorticoid-without-prophylaxis", "glucocorticoid-start-before-dxa-age",
            "glucocorticoid-dxa-not-done",
            "glucocorticoid-cumulative-450",
        ],
        ["denosumab-overdue-7-months"] = ["denosumab-stop-without-follow-on"],
        ["denosumab-next-dose-due"] = ["denosumab-stop-without-follow-on", "denosumab-overdue-7-months"],
        ["denosumab-next-appointment-missing"] = ["denosumab-stop-without-follow-on", "denosumab-overdue-7-months",
            "denosumab-next-dose-due"],
        ["denosumab-three-year-review"] = ["denosumab-stop-without-follow-on"],
        ["denosumab-pause-discussion"] = ["denosumab-stop-without-follow-on"],
        ["denosumab-high-risk-continue-or-switch"] = ["denosumab-stop-without-follow-on"],
    };

    private static readonly Lazy<CardLibrary> Shipped = new(() => CardLibrary.Open(CardLibrary.DefaultFolder, []));

    [Fact]
    public void The_lists_come_to_29_pairs() => Assert.Equal(29, Shipped.Value.Cards.Values.Sum(c => c.OutrankedBy.Count));

    [Fact]
    public void Every_card_gives_way_to_those_above_it_and_to_no_other() => Assert.All(
        Shipped.Value.Cards.Values, card => Assert.Equal(GivesWayTo.GetValueOrDefault(card.Id, []), card.OutrankedBy));

    [Fact]
    public void A_card_in_two_lists_gives_way_to_those_above_it_in_either()
    {
        using var folder = new CardFolder().Also("first-b", 1).Also("first-c", 1);
        File.WriteAllText(Path.Combine(folder.Path, "problems.yaml"), $"""
            problems:
              one: [first-b, {CardFolder.Main}]
              other:
                - besides: [first-c, first-b]
                - {CardFolder.Main}
            alone:
              {CardFolder.Carried}: it is carried
            """);

        var cards = folder.Open().Cards;

        Assert.Equal(["first-b", "first-c"], cards[CardFolder.Main].OutrankedBy);
        Assert.Empty(cards["first-b"].OutrankedBy);
        Assert.Empty(cards["first-c"].OutrankedBy);
    }
}
