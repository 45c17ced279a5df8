using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A card that an answer silences is suppressed by the answer, unless a stronger one is raised: that is named first, as always.</summary>
public sealed class SuppressWhatIsAnswered : Rule
{
    public override void Define()
    {
        Silenced silenced = null!;

        When()
            .Match(() => silenced)
            .Not<GivesWay>(g => g.Card == silenced.Card);
        Then()
            .Yield(_ => new Concluded(silenced.Card, Outcome.Suppressed, silenced.By, silenced.Basis));
    }
}
