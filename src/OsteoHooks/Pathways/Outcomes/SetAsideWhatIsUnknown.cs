namespace OsteoHooks.Pathways.Outcomes;

/// <summary>What rests on something unknown is set aside.</summary>
public sealed class SetAsideWhatIsUnknown : Rule
{
    public override void Define()
    {
        Considered considered = null!;

        When()
            .Match(() => considered, c => !c.IsSettled);
        Then()
            .Yield(_ => new Unsettled(considered.Card, considered));
    }
}
