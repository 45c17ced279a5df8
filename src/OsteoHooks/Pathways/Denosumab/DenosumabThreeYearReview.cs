using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>Time for the review of a standing treatment.</summary>
public sealed class DenosumabThreeYearReview : CardRule
{
    public override void Define()
    {
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        DxaStatus dxa = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsStanding.MayHold, d => d.ReviewIsDue.MayHold)
            .Match(() => dxa, d => d.MissingSince(denosumab.ReviewWindow).MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                oncologic.IsAbsent,
                denosumab.IsStanding,
                denosumab.ReviewIsDue,
                dxa.MissingSince(denosumab.ReviewWindow)));
    }
}
