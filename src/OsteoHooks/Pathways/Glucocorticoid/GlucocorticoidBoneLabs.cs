using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>Treatment is indicated and the work-up panel is incomplete.</summary>
public sealed class GlucocorticoidBoneLabs : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        TreatmentCriterion criterion = null!;
        BoneProtection protection = null!;
        LaboratoryPanel panel = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesEitherLimit.MayHold)
            .Match(() => criterion, c => c.OnGlucocorticoid.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold)
            .Match(() => panel, p => p.IsIncomplete.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesEitherLimit,
                criterion.OnGlucocorticoid,
                protection.IsMissing,
                panel.IsIncomplete));
    }
}
