using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>Alendronate when eGFR and calcium on file allow it and nothing in the upper gut forbids it.</summary>
public sealed class OfferAlendronate : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        SafeToOffer safe = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Alendronate)
            .Match(() => safe, s => s.OralBisphosphonate);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, Offer.NoSlots, null));
    }
}
