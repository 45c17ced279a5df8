using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>A glucocorticoid comes to an osteoporosis drug in a patient at high fracture risk.</summary>
public sealed class GlucocorticoidTherapyChangeNo : CardRule
{
    public override void Define()
    {
        Guideline guideline = null!;
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        BoneProtection protection = null!;
        BoneDensity density = null!;

        When()
            .Match(() => guideline)
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesDailyLimit.MayHold)
            .Match(() => protection, p => p.IsPresent.MayHold)
            .Match(() => density, d => d.LowestReaches(guideline.Glucocorticoid.HighFractureRiskTScore).MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesDailyLimit,
                protection.IsPresent,
                density.LowestReaches(guideline.Glucocorticoid.HighFractureRiskTScore)));
    }
}
