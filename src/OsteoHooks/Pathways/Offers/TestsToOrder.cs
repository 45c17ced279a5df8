using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Offers;

/// <summary>Which laboratory tests a card orders: those missing before an injection, the work-up of a low calcium, or those a drug needs first.</summary>
public static class TestsToOrder
{
    /// <summary>002 l.992-993: calcium must not be low; the work-up is general knowledge.</summary>
    private static readonly ImmutableArray<string> LowCalcium = ["calcium", "ionised-calcium", "pth", "vitamin-d", "magnesium"];

    private static readonly string Hypocalcaemia = CardId.Of(typeof(Denosumab.DenosumabHypocalcaemia));
    private static readonly string SafetyLabs = CardId.Of(typeof(Denosumab.DenosumabSafetyLabsMissing));

    public static ImmutableArray<string> For(string card, SafeToOffer safe, DenosumabLabs labs)
    {
        ArgumentNullException.ThrowIfNull(safe);
        ArgumentNullException.ThrowIfNull(labs);
        return card == Hypocalcaemia ? LowCalcium : card == SafetyLabs ? labs.MissingTests : safe.MissingTests;
    }

    public static bool Any(string card, SafeToOffer safe, DenosumabLabs labs) => !For(card, safe, labs).IsEmpty;

    public static ImmutableArray<(string Slot, object Value)> Slots(string card, SafeToOffer safe, DenosumabLabs labs) => [("tests", For(card, safe, labs))];
}
