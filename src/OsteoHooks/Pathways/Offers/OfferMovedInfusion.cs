using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways.Offers;

/// <summary>The infusion moved to the right day.</summary>
public sealed class OfferMovedInfusion : Rule
{
    public override void Define()
    {
        Concluded fired = null!;
        CardOrder order = null!;
        FollowOnInfusion infusion = null!;

        When()
            .Match(() => fired, f => f.Outcome == Outcome.Fired)
            .Match(() => order, o => o.Card == fired.Card, o => o.Order == OrderName.MoveInfusion)
            .Match(() => infusion, i => i.CanBeMoved);
        Then()
            .Yield(_ => new Offer(fired.Card, order.Order, infusion.RightDaySlots, infusion.DraftAsReceived));
    }
}
