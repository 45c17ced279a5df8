using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>The first order of denosumab.</summary>
public sealed class DenosumabStartCommitment : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.OrdersDenosumab.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsFirst.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, occasion.OrdersDenosumab, oncologic.IsAbsent, denosumab.IsFirst));
    }
}
