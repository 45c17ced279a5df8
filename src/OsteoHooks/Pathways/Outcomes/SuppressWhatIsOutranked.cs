using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A raised card that gives way is suppressed by the strongest of those it meets.</summary>
public sealed class SuppressWhatIsOutranked : Rule
{
    public override void Define()
    {
        Raised raised = null!;
        IEnumerable<GivesWay> ways = null!;

        When()
            .Match(() => raised)
            .Query(() => ways, q => q
                .Match<GivesWay>(g => g.Card == raised.Card)
                .Collect()
                .OrderBy(g => g.Rank)
                .Where(all => all.Any()));
        Then()
            .Yield(_ => new Concluded(raised.Card, Outcome.Suppressed, ways.First().To, raised.Basis));
    }
}
