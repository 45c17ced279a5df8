using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>Osteoporosis at high fracture risk on a long glucocorticoid: teriparatide is an option.</summary>
public sealed class GlucocorticoidAnabolicOption : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        TreatmentCriterion criterion = null!;
        BoneProtection protection = null!;
        Contraindications contraindications = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesDailyLimit.MayHold)
            .Match(() => criterion, c => c.HighFractureRisk.MayHold)
            .Match(() => protection, p => p.IsNotAnabolic.MayHold)
            .Match(() => contraindications, c => c.ToTeriparatideIsAbsent.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesDailyLimit,
                criterion.HighFractureRisk,
                protection.IsNotAnabolic,
                contraindications.ToTeriparatideIsAbsent));
    }
}
