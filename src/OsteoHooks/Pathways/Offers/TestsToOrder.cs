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

    /// <summary>Cards of an injection: the tests that it needs, not those of a bisphosphonate.</summary>
    private static readonly HashSet<string> Injection = new(
        [CardId.Of(typeof(Denosumab.DenosumabSafetyLabsMissing)), CardId.Of(typeof(Denosumab.DenosumabNextDoseDue)), CardId.Of(typeof(Denosumab.DenosumabOverdue7Months)), CardId.Of(typeof(Denosumab.DenosumabEgfrBelow35))],
        StringComparer.Ordinal);

    public static ImmutableArray<string> For(string card, SafeToOffer safe, DenosumabLabs labs)
    {
        ArgumentNullException.ThrowIfNull(safe);
        ArgumentNullException.ThrowIfNull(labs);
        return card == Hypocalcaemia ? LowCalcium : Injection.Contains(card) ? labs.MissingTests : safe.MissingTests;
    }

    public static bool Any(string card, SafeToOffer safe, DenosumabLabs labs) => !For(card, safe, labs).IsEmpty;

    public static ImmutableArray<(string Slot, object Value)> Slots(string card, SafeToOffer safe, DenosumabLabs labs) => [("tests", For(card, safe, labs))];
}
