using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>Calcium and vitamin D when neither is on the list and nothing forbids them.</summary>
public sealed class OfferSupplement : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        SafeToOffer safe = null!;
        Supplementation supplement = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Supplement)
            .Match(() => safe, s => s.HypercalcaemiaIsExcluded)
            .Match(() => supplement, s => s.IsMissing.Holds, s => s.IsAllowed.Holds);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, Offer.NoSlots, null));
    }
}
