using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Outcomes;

/// <summary>What is silent with its carrier is suppressed by the carrier.</summary>
public sealed class SuppressWhatFollowsItsCarrier : Rule
{
    public override void Define()
    {
        FollowsCarrier follows = null!;
        Raised raised = null!;

        When()
            .Match(() => follows)
            .Match(() => raised, r => r.Card == follows.Card);
        Then()
            .Yield(_ => new Concluded(raised.Card, Outcome.Suppressed, follows.Carrier, raised.Basis));
    }
}
