using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>Exposure over the limit, what the guideline asks for beside it, and no bone-protective drug.</summary>
public sealed class GlucocorticoidWithoutProphylaxis : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        TreatmentCriterion criterion = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesEitherLimit.MayHold)
            .Match(() => criterion, c => c.OnGlucocorticoid.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesEitherLimit,
                criterion.OnGlucocorticoid,
                protection.IsMissing));
    }
}
