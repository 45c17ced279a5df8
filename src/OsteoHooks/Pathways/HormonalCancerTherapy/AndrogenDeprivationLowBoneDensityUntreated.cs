using OsteoHooks.Facts;

namespace OsteoHooks.Pathways.HormonalCancerTherapy;

/// <summary>Androgen deprivation, low bone density, and no bone drug.</summary>
public sealed class AndrogenDeprivationLowBoneDensityUntreated : CardRule
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
            .Match(() => occasion, o => o.ConcernsAndrogenDeprivation.MayHold)
            .Match(() => therapy, t => t.AndrogenDeprivation.MayHold)
            .Match(() => criterion, c => c.OnHormonalTherapy.MayHold)
            .Match(() => oncologic, o => o.IsAbsent.MayHold)
            .Match(() => protection, p => p.IsMissing.MayHold);
        Then()
            .Yield(_ => new Considered(
                Card,
                person.IsAdult,
                occasion.ConcernsAndrogenDeprivation,
                therapy.AndrogenDeprivation,
                criterion.OnHormonalTherapy,
                oncologic.IsAbsent,
                protection.IsMissing));
    }
}
