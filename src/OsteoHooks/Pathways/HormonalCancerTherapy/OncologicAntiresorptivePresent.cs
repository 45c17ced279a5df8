using OsteoHooks.Facts;

namespace OsteoHooks.Pathways.HormonalCancerTherapy;

/// <summary>A bone agent in oncologic dosing: the osteoporosis rules stand down.</summary>
public sealed class OncologicAntiresorptivePresent : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        OncologicTreatment oncologic = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsOncologicDrug.MayHold)
            .Match(() => oncologic, o => o.IsPresent.MayHold);
        Then()
            .Yield(_ => new Considered(Card, person.IsAdult, occasion.ConcernsOncologicDrug, oncologic.IsPresent));
    }
}
