using OsteoHooks.Facts;

namespace OsteoHooks.Pathways.HormonalCancerTherapy;

/// <summary>An aromatase inhibitor, low bone density, and no bone drug.</summary>
public sealed class AromataseInhibitorLowBoneDensityUntreated : CardRule
{
    public override void Define()
    {
        Person person = null!;
        Occasion occasion = null!;
        HormonalTherapy therapy = null!;
        TreatmentCriterion criterion = null!;
        OncologicTreatment oncologic = null!;
        BoneProtection protection = null!;

        When()
            .Match(() => person, p => p.IsAdult.MayHold)
            .Match(() => occasion, o => o.ConcernsAromataseInhibitor.MayHold)
            .Match(() => therapy, t => t.AromataseInhibitor.MayHold)
            .Match(() => criterion, c => c.OnHormonalTherapy.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsAromataseInhibitor,
                therapy.AromataseInhibitor,
                criterion.OnHormonalTherapy,
                oncologic.IsAbsent,
                protection.IsMissing));
    }
}
