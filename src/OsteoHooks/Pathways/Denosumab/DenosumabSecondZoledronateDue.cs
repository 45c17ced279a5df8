using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>A year has passed since the one infusion after denosumab.</summary>
public sealed class DenosumabSecondZoledronateDue : CardRule
{
    public override void Define()
    {
        Person person = null!;
        FollowOnInfusion infusion = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => infusion, i => i.SecondIsDue.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, infusion.SecondIsDue));
    }
}
