using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>As without prophylaxis, with a FRAX that says not to wait for DXA.</summary>
public sealed class GlucocorticoidStartNowFrax : CardRule
{
    public override void Define()
    {
        Guideline guideline = null!;
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        FractureProbability frax = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => guideline)
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesEitherLimit.MayHold)
            .Match(() => frax, f => f.Exceeds(guideline.Glucocorticoid.Frax).MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesEitherLimit,
                frax.Exceeds(guideline.Glucocorticoid.Frax),
                protection.IsMissing));
    }
}
