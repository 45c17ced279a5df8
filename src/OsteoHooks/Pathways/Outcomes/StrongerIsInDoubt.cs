namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A raised card may stand although a stronger one could not be assessed, and says so.</summary>
public sealed class StrongerIsInDoubt : Rule
{
    public override void Define()
    {
        Raised weaker = null!;
        Outranks outranks = null!;
        Unsettled stronger = null!;

        When()
            .Match(() => weaker)
            .Match(() => outranks, o => o.Weaker == weaker.Card)
            .Match(() => stronger, s => s.Card == outranks.Stronger);
        Then()
            .Yield(_ => new Doubted(weaker.Card, stronger.Card));
    }
}
