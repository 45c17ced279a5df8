using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>A DXA when none is done or ordered.</summary>
public sealed class OfferDxa : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        DxaStatus dxa = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Dxa)
            .Match(() => dxa, d => d.Missing.Holds);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, Offer.NoSlots, null));
    }
}
