using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>Over the limit in somebody too young for a general recommendation.</summary>
public sealed class GlucocorticoidIndividualAssessmentYoung : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        DxaStatus dxa = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold, p => p.PremenopausalOrYoungerMan.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesEitherLimit.MayHold)
            .Match(() => dxa, d => d.Missing.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                person.PremenopausalOrYoungerMan,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesEitherLimit,
                dxa.Missing,
                protection.IsMissing));
    }
}
