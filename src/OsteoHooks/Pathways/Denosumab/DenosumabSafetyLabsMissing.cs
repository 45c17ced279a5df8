using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>Denosumab is ordered or due, and its tests are missing or too old.</summary>
public sealed class DenosumabSafetyLabsMissing : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        DenosumabLabs labs = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsOrderedOrDue.MayHold)
            .Match(() => labs, l => l.AreMissing.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, oncologic.IsAbsent, denosumab.IsOrderedOrDue, labs.AreMissing));
    }
}
