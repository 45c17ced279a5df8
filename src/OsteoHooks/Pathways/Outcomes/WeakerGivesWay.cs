namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A raised card meets a raised card that outranks it.</summary>
public sealed class WeakerGivesWay : Rule
{
    public override void Define()
    {
        Raised weaker = null!;
        Outranks outranks = null!;
        Raised stronger = null!;

        When()
            .Match(() => weaker)
            .Match(() => outranks, o => o.Weaker == weaker.Card)
            .Match(() => stronger, s => s.Card == outranks.Stronger);
        Then()
            .Yield(_ => new GivesWay(weaker.Card, stronger.Card, outranks.Rank));
    }
}
