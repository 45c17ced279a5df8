namespace OsteoHooks.Pathways.Outcomes;

/// <summary>What rests on nothing unknown is raised.</summary>
public sealed class RaiseWhatIsSettled : Rule
{
    public override void Define()
    {
        Considered considered = null!;

        When()
            .Match(() => considered, c => c.IsSettled);
        Then()
            .Yield(_ => new Raised(considered.Card, considered));
    }
}
