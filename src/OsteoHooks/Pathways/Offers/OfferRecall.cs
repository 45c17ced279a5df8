using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>A recall on the day of the next injection.</summary>
public sealed class OfferRecall : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.Recall)
            .Match(() => denosumab);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, denosumab.RecallSlots, null));
    }
}
