using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>The longest interval since the last dose has passed, or only an old order is known.</summary>
public sealed class DenosumabOverdue7Months : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsOverdue.MayHold, d => d.IsNotStopped.MayHold, d => d.HasNoFollowOn.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                oncologic.IsAbsent,
                denosumab.IsOverdue,
                denosumab.IsNotStopped,
                denosumab.HasNoFollowOn));
    }
}
