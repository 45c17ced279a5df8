using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>Denosumab is ordered or due, and calcium is below the range of the laboratory.</summary>
public sealed class DenosumabHypocalcaemia : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        Calcium calcium = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsOrderedOrDue.MayHold)
            .Match(() => calcium, c => c.IsLow.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, oncologic.IsAbsent, denosumab.IsOrderedOrDue, calcium.IsLow));
    }
}
