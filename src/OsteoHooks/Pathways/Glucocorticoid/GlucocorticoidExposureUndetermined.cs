using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>The exposure of what is being ordered cannot be computed and could reach a limit.</summary>
public sealed class GlucocorticoidExposureUndetermined : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        GlucocorticoidExposure exposure = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsGlucocorticoid.MayHold)
            .Match(() => exposure, e => e.CannotBeComputed.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, occasion.ConcernsGlucocorticoid, exposure.CannotBeComputed, protection.IsMissing));
    }
}
