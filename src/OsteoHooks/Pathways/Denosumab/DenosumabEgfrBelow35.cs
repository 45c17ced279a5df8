using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>Denosumab is ordered or due, and eGFR is below what the guideline allows.</summary>
public sealed class DenosumabEgfrBelow35 : CardRule
{
    public override void Define()
    {
        Guideline guideline = null!;
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        Kidney kidney = null!;

        When()
            .Match(() => guideline)
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsOrderedOrDue.MayHold)
            .Match(() => kidney, k => k.IsLow(guideline.Denosumab.LowEgfr, guideline.Denosumab.ContestedEgfr).MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                oncologic.IsAbsent,
                denosumab.IsOrderedOrDue,
                kidney.IsLow(guideline.Denosumab.LowEgfr, guideline.Denosumab.ContestedEgfr)));
    }
}
