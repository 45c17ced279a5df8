using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>The next injection when calcium and eGFR on file allow it.</summary>
public sealed class OfferDenosumab : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        SafeToOffer safe = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Denosumab)
            .Match(() => safe, s => s.Denosumab);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, Offer.NoSlots, null));
    }
}
