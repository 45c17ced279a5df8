using OsteoHooks.Facts;

namespace OsteoHooks.Pathways.HormonalCancerTherapy;

/// <summary>An aromatase inhibitor and no bone density measurement.</summary>
public sealed class AromataseInhibitorWithoutDxa : CardRule
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
            .Match(() => occasion, o => o.ConcernsAromataseInhibitor.MayHold)
            .Match(() => therapy, t => t.AromataseInhibitor.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => dxa, d => d.MissingSince(therapy.DxaWindowForInhibitor).MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsAromataseInhibitor,
                therapy.AromataseInhibitor,
                oncologic.IsAbsent,
                dxa.MissingSince(therapy.DxaWindowForInhibitor)));
    }
}
