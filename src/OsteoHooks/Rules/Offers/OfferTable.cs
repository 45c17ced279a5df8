using System.Collections.Frozen;
using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Offers;

/// <summary>When each order may be offered. card.yaml says which orders a card may offer and how they look, never when.</summary>
internal static class OfferTable
{
    private static readonly FrozenDictionary<string, Offering> All = new[]
    {
        // A drug when eGFR and calcium on file allow it; by mouth when nothing in the upper gut forbids it;
        // after denosumab on the right day.
        Offering.Of<SafeToOffer>(OrderName.Alendronate, s => s.OralBisphosphonate),
        Offering.Of<SafeToOffer, DenosumabTreatment>(OrderName.Zoledronate, (s, _, _) => s.Bisphosphonate, (_, d, _) => d.InfusionSlots),
        Offering.Of<SafeToOffer>(OrderName.Denosumab, s => s.Denosumab),
        Offering.Of<SafeToOffer, Supplementation>(OrderName.Supplement,
            (safe, s, _) => safe.HypercalcaemiaIsExcluded && s.IsMissing.Holds && s.IsAllowed.Holds),

        // What is missing: a DXA when none is done or ordered, and tests before a drug, an injection, or for the work-up.
        Offering.Of<DxaStatus>(OrderName.Dxa, d => d.Missing.Holds),
        Offering.Of<SafeToOffer, DenosumabLabs>(OrderName.Labs, (s, l, card) => !Tests(card, s, l).IsEmpty,
            (s, l, card) => [("tests", Tests(card, s, l))]),

        Offering.Of<FollowOnInfusion>(OrderName.MoveInfusion, i => i.CanBeMoved, i => i.RightDaySlots, i => i.DraftAsReceived),
        Offering.Of<DenosumabTreatment>(OrderName.Recall, _ => true, d => d.RecallSlots),
        Offering.Always(OrderName.Referral),
    }.ToFrozenDictionary(o => o.Order, StringComparer.Ordinal);

    /// <summary>Read states that decide whether these orders are offered.</summary>
    public static IEnumerable<Type> StatesOf(IEnumerable<string> orders) =>
        orders.Select(o => All.GetValueOrDefault(o)).OfType<Offering>().SelectMany(o => o.States);

    /// <summary>What a fired card offers, in the order of card.yaml.</summary>
    public static ImmutableArray<Offer> For(CardProfile card, States states) =>
        [.. card.Orders.Select(name => All.GetValueOrDefault(name)?.For(card, states)).OfType<Offer>()];

    private static ImmutableArray<string> Tests(CardProfile card, SafeToOffer safe, DenosumabLabs labs) =>
        card.Labs switch
        {
            LabsToOrder.BeforeInjection => labs.MissingTests,
            LabsToOrder.Listed => card.ListedLabs,
            _ => safe.MissingTests
        };
}
