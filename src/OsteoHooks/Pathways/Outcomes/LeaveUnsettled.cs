using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Outcomes;

/// <summary>Set aside is not assessed, whatever else is raised.</summary>
public sealed class LeaveUnsettled : Rule
{
    public override void Define()
    {
        Unsettled unsettled = null!;

        When()
            .Match(() => unsettled);
        Then()
            .Yield(_ => new Concluded(unsettled.Card, Outcome.NotAssessed, null, unsettled.Basis));
    }
}
