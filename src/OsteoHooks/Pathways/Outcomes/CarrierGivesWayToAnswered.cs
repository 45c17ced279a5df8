namespace OsteoHooks.Pathways.Outcomes;

/// <summary>The card that would carry a finding gives way to one that is silenced by an answer: the group below it is silent.</summary>
public sealed class CarrierGivesWayToAnswered : Rule
{
    public override void Define()
    {
        Silenced stronger = null!;
        GivesWay carrier = null!;
        CarriedIn carriedIn = null!;
        Raised raised = null!;

        When()
            .Match(() => stronger)
            .Match(() => carrier, g => g.To == stronger.Card)
            .Match(() => carriedIn, c => c.Carrier == carrier.Card)
            .Match(() => raised, r => r.Card == carriedIn.Card);
        Then()
            .Yield(_ => new LosesCarrier(raised.Card, carrier.Card, stronger.Card, carriedIn.Rank));
    }
}
