using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>A referral, always.</summary>
public sealed class OfferReferral : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Referral);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, Offer.NoSlots, null));
    }
}
