using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>The daily limb is reached in somebody whose T-score is needed, and no DXA is done or ordered.</summary>
public sealed class GlucocorticoidDxaNotDone : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        TreatmentCriterion criterion = null!;
        DxaStatus dxa = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold, p => p.PostmenopausalOrOlderMan.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.ReachesDailyLimit.MayHold)
            .Match(() => criterion, c => c.DecidesByTScore.MayHold)
            .Match(() => dxa, d => d.Missing.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                person.PostmenopausalOrOlderMan,
                occasion.ConcernsGlucocorticoid,
                exposure.ReachesDailyLimit,
                criterion.DecidesByTScore,
                dxa.Missing,
                protection.IsMissing));
    }
}
