namespace OsteoHooks.Pathways.Outcomes;

/// <summary>The card that would carry a finding is silenced by an answer.</summary>
public sealed class CarrierIsAnswered : Rule
{
    public override void Define()
    {
        Silenced carrier = null!;
        CarriedIn carriedIn = null!;
        Raised raised = null!;

        When()
            .Match(() => carrier)
            .Match(() => carriedIn, c => c.Carrier == carrier.Card)
            .Match(() => raised, r => r.Card == carriedIn.Card);
        Then()
            .Yield(_ => new LosesCarrier(raised.Card, carrier.Card, carrier.Card, carriedIn.Rank));
    }
}
