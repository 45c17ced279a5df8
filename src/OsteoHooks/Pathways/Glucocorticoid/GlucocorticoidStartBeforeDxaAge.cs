using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>So old that osteopenia is nearly certain: treatment need not wait for DXA.</summary>
public sealed class GlucocorticoidStartBeforeDxaAge : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        BoneDensity density = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold, p => p.MayStartBeforeDxa.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesEitherLimit.MayHold)
            .Match(() => density, d => d.TScoreIsMissing.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                person.MayStartBeforeDxa,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesEitherLimit,
                density.TScoreIsMissing,
                protection.IsMissing));
    }
}
