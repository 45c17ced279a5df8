using OsteoHooks.Facts;
using OsteoHooks.Facts.Glucocorticoid;

namespace OsteoHooks.Pathways.Glucocorticoid;

/// <summary>A steroid-prophylactic bisphosphonate is stopped too early, or still goes on long after.</summary>
public sealed class GlucocorticoidBisphosphonateStopTiming : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        ProphylacticBisphosphonate prophylaxis = null!;
        TreatmentCriterion criterion = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsBisphosphonate.MayHold)
            .Match(() => prophylaxis, p => p.IsAtTurningPoint.MayHold)
            .Match(() => criterion, c => c.IsNotOrdinaryOsteoporosis.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsBisphosphonate,
                prophylaxis.IsAtTurningPoint,
                criterion.IsNotOrdinaryOsteoporosis));
    }
}
