using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A raised card that gives way to none, and that no earlier answer keeps silent, fires.</summary>
public sealed class FireWhatStands : Rule
{
    public override void Define()
    {
        Raised raised = null!;

        When()
            .Match(() => raised)
            .Not<GivesWay>(g => g.Card == raised.Card)
            .Not<Silenced>(s => s.Card == raised.Card)
            .Not<FollowsCarrier>(f => f.Card == raised.Card);
        Then()
            .Yield(_ => new Concluded(raised.Card, Outcome.Fired, null, raised.Basis));
    }
}
