using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>The tests that are missing before a drug, an injection, or for the work-up.</summary>
public sealed class OfferLabs : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        SafeToOffer safe = null!;
        DenosumabLabs labs = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Labs)
            .Match(() => safe)
            .Match(() => labs, l => TestsToOrder.Any(fired.Card, safe, l));
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, TestsToOrder.Slots(fired.Card, safe, labs), null));
    }
}
