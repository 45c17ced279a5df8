using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>The sum of a rolling year reaches the limit; outranked where the daily limb does too.</summary>
public sealed class GlucocorticoidCumulative450 : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        DxaStatus dxa = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold, p => p.PostmenopausalOrOlderMan.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesYearlySum.MayHold)
            .Match(() => dxa, d => d.Missing.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                person.PostmenopausalOrOlderMan,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesYearlySum,
                dxa.Missing,
                protection.IsMissing));
    }
}
