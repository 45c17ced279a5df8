namespace OsteoHooks.Pathways.Outcomes;

/// <summary>
/// A finding without a card of its own is silent with the card that would have carried it: named in the card for further findings it would come
/// again what was just set aside.
/// </summary>
public sealed class FollowTheCarrier : Rule
{
    public override void Define()
    {
        Raised raised = null!;
        IEnumerable<LosesCarrier> lost = null!;

        When()
            .Match(() => raised)
            .Query(() => lost, q => q
                .Match<LosesCarrier>(l => l.Card == raised.Card)
                .Collect()
                .OrderBy(l => l.Rank)
                .Where(all => all.Any()))
            .Not<StillCarried>(s => s.Lost.Card == raised.Card)
            .Not<GivesWay>(g => g.Card == raised.Card)
            .Not<Silenced>(s => s.Card == raised.Card);
        Then()
            .Yield(_ => new FollowsCarrier(raised.Card, lost.First().Carrier));
    }
}
