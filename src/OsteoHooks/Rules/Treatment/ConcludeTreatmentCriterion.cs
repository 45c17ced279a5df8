namespace OsteoHooks.Rules.Treatment;

/// <summary>All grounds together, also where there is none.</summary>
public sealed class ConcludeTreatmentCriterion : Rule
{
    public override void Define()
    {
        IEnumerable<Ground> grounds = null!;

        When()
            .Query(() => grounds, q => q.Match<Ground>().Collect());
        Then()
            .Yield(_ => new TreatmentCriterion(grounds));
    }
}
