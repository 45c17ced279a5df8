using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>A high T-score on long treatment: a pause may be discussed.</summary>
public sealed class DenosumabPauseDiscussion : CardRule
{
    public override void Define()
    {
        Guideline guideline = null!;
        Person person = null!;
        OncologicTreatment oncologic = null!;
        DenosumabTreatment denosumab = null!;
        BoneDensity density = null!;

        When()
            .Match(() => guideline)
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => denosumab, d => d.IsStanding.MayHold, d => d.HasLasted(guideline.Denosumab.LongTerm).MayHold)
            .Match(() => density, d => d.LowestReaches(guideline.Denosumab.PauseTScore).MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                oncologic.IsAbsent,
                denosumab.IsStanding,
                denosumab.HasLasted(guideline.Denosumab.LongTerm),
                density.LowestReaches(guideline.Denosumab.PauseTScore)));
    }
}
