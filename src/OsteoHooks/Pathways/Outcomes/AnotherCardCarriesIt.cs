namespace OsteoHooks.Pathways.Outcomes;

/// <summary>Beside the carrier that is silent, another card stands that carries the finding.</summary>
public sealed class AnotherCardCarriesIt : Rule
{
    public override void Define()
    {
        LosesCarrier lost = null!;
        CarriedIn carriedIn = null!;
        Raised carrier = null!;

        When()
            .Match(() => lost)
            .Match(() => carriedIn, c => c.Card == lost.Card)
            .Match(() => carrier, r => r.Card == carriedIn.Carrier)
            .Not<GivesWay>(g => g.Card == carrier.Card)
            .Not<Silenced>(s => s.Card == carrier.Card);
        Then()
            .Yield(_ => new StillCarried(lost, carrier.Card));
    }
}
