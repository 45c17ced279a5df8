using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>Zoledronic acid when eGFR and calcium on file allow it; after denosumab on the right day.</summary>
public sealed class OfferInfusion : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        SafeToOffer safe = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Zoledronate)
            .Match(() => safe, s => s.Bisphosphonate)
            .Match(() => denosumab);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, denosumab.InfusionSlots, null));
    }
}
