using OsteoHooks.Facts;
using OsteoHooks.Facts.Denosumab;

namespace OsteoHooks.Pathways.Denosumab;

/// <summary>The follow-on infusion is planned for the wrong time, or the last injection is not known.</summary>
public sealed class DenosumabZoledronateTiming : CardRule
{
    public override void Define()
    {
        Person person = null!;
        FollowOnInfusion infusion = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => infusion, i => i.IsAtWrongTime.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, infusion.IsAtWrongTime));
    }
}
