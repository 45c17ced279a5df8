using OsteoHooks.Facts;

namespace OsteoHooks.Pathways.HormonalCancerTherapy;

/// <summary>Androgen deprivation and no bone density measurement.</summary>
public sealed class AndrogenDeprivationWithoutDxa : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        HormonalTherapy therapy = null!;
        OncologicTreatment oncologic = null!;
        DxaStatus dxa = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsAndrogenDeprivation.MayHold)
            .Match(() => therapy, t => t.AndrogenDeprivation.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => dxa, d => d.Missing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsAndrogenDeprivation,
                therapy.AndrogenDeprivation,
                oncologic.IsAbsent,
                dxa.Missing));
    }
}
