using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>The interval since the last dose has passed.</summary>
public sealed class DenosumabNextDoseDue : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsDue.MayHold, d => d.IsNotStopped.MayHold, d => d.HasNoFollowOn.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, oncologic.IsAbsent, denosumab.IsDue, denosumab.IsNotStopped, denosumab.HasNoFollowOn));
    }
}
