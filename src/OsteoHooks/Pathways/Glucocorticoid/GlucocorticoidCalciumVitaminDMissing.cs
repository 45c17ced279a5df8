using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>Glucocorticoid exposure and neither calcium nor vitamin D on the list.</summary>
public sealed class GlucocorticoidCalciumVitaminDMissing : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        TreatmentCriterion criterion = null!;
        Supplementation supplement = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.NeedsSupplement.MayHold)
            .Match(() => criterion, c => c.SupplementOnGlucocorticoid.MayHold)
            .Match(() => supplement, s => s.IsMissing.MayHold, s => s.IsAllowed.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.NeedsSupplement,
                criterion.SupplementOnGlucocorticoid,
                supplement.IsMissing,
                supplement.IsAllowed));
    }
}
