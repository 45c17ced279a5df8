using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>Denosumab is stopped and nothing follows it.</summary>
public sealed class DenosumabStopWithoutFollowOn : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        SafeToOffer safe = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsStopping.MayHold, d => d.HasNoFollowOn.MayHold)
            .Match(() => safe, s => s.FollowOnChoice.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, oncologic.IsAbsent, denosumab.IsStopping, denosumab.HasNoFollowOn, safe.FollowOnChoice));
    }
}
