using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Treatment;

/// <summary>With a glucocorticoid over its limit: nothing more is asked for, and the card says what else would be worth knowing.</summary>
public sealed class ExposureIsGroundEnough : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states, s => !s.Guideline.Glucocorticoid.LowTScore.IsStated);
        Then()
            .Yield(_ => new Ground(Criterion.OnGlucocorticoid, GroundKind.NothingMore,
                MissingForConsideration.In(states.Of<BoneDensity>(), states.Of<FractureProbability>())));
    }
}

/// <summary>With a glucocorticoid over its limit: a low T-score.</summary>
public sealed class LowTScoreOnGlucocorticoid : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states, s => s.Guideline.Glucocorticoid.LowTScore.IsStated);
        Then()
            .Yield(_ => new Ground(Criterion.OnGlucocorticoid, GroundKind.TScore,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.Glucocorticoid.LowTScore)));
    }
}

/// <summary>With a glucocorticoid over its limit: a previous low-energy fracture, where it counts instead of the T-score.</summary>
public sealed class FractureOnGlucocorticoid : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states, s => s.Guideline.Glucocorticoid.FractureCounts);
        Then()
            .Yield(_ => new Ground(Criterion.OnGlucocorticoid, GroundKind.Fracture, states.Of<FragilityFractures>().Any));
    }
}

/// <summary>With anti-hormonal therapy: a low T-score alone, where the guideline asks for no FRAX beside it.</summary>
public sealed class LowTScoreOnHormonalTherapy : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states, s => !s.Guideline.HormonalCancerTherapy.Frax.IsStated);
        Then()
            .Yield(_ => new Ground(Criterion.OnHormonalTherapy, GroundKind.TScore,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.HormonalCancerTherapy.LowTScore)));
    }
}

/// <summary>With anti-hormonal therapy: a low T-score alone, because the FRAX that is asked for beside it is not known.</summary>
public sealed class LowTScoreWithoutFrax : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(
                () => states,
                s => s.Guideline.HormonalCancerTherapy.Frax.IsStated,
                s => s.Of<FractureProbability>()
                    .IsWantedBeside(s.Of<BoneDensity>().LowestReaches(s.Guideline.HormonalCancerTherapy.LowTScore)));
        Then()
            .Yield(_ => new Ground(
                Criterion.OnHormonalTherapy,
                GroundKind.TScore,
                states.Of<FractureProbability>()
                    .WithoutIt(states.Of<BoneDensity>().LowestReaches(states.Guideline.HormonalCancerTherapy.LowTScore))));
    }
}

/// <summary>With anti-hormonal therapy: a low T-score and a high FRAX.</summary>
public sealed class LowTScoreAndFrax : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(
                () => states,
                s => s.Guideline.HormonalCancerTherapy.Frax.IsStated,
                s => !s.Of<FractureProbability>()
                    .IsWantedBeside(s.Of<BoneDensity>().LowestReaches(s.Guideline.HormonalCancerTherapy.LowTScore)));
        Then()
            .Yield(_ => new Ground(
                Criterion.OnHormonalTherapy,
                GroundKind.TScoreAndFrax,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.HormonalCancerTherapy.LowTScore)
                    .And(states.Of<FractureProbability>().Exceeds(states.Guideline.HormonalCancerTherapy.Frax))));
    }
}

/// <summary>With anti-hormonal therapy: a fracture, with limits of its own for T-score and FRAX.</summary>
public sealed class FractureTScoreAndFrax : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(
                () => states,
                s => s.Guideline.HormonalCancerTherapy.Frax.IsStated,
                s => !s.Of<FractureProbability>()
                    .IsWantedBeside(s.Of<BoneDensity>().LowestReaches(s.Guideline.HormonalCancerTherapy.LowTScore)));
        Then()
            .Yield(_ => new Ground(
                Criterion.OnHormonalTherapy,
                GroundKind.FractureTScoreAndFrax,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.HormonalCancerTherapy.FractureTScore)
                    .And(states.Of<FragilityFractures>().Any)
                    .And(states.Of<FractureProbability>().Exceeds(states.Guideline.HormonalCancerTherapy.FractureFrax))));
    }
}

/// <summary>Osteoporosis of its own: by T-score.</summary>
public sealed class TScoreOfOsteoporosis : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states);
        Then()
            .Yield(_ => new Ground(Criterion.OrdinaryOsteoporosis, GroundKind.TScore,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.Glucocorticoid.OrdinaryOsteoporosis)));
    }
}

/// <summary>Osteoporosis of its own: by a hip or vertebral fracture.</summary>
public sealed class FractureOfOsteoporosis : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states);
        Then()
            .Yield(_ => new Ground(Criterion.OrdinaryOsteoporosis, GroundKind.Fracture, states.Of<FragilityFractures>().HipOrVertebral));
    }
}

/// <summary>High fracture risk by T-score.</summary>
public sealed class TScoreOfHighRisk : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states);
        Then()
            .Yield(_ => new Ground(Criterion.HighFractureRisk, GroundKind.TScore,
                states.Of<BoneDensity>().LowestReaches(states.Guideline.Glucocorticoid.HighFractureRiskTScore)));
    }
}

/// <summary>High fracture risk by a hip or vertebral fracture.</summary>
public sealed class FractureOfHighRisk : Rule
{
    public override void Define()
    {
        States states = null!;

        When()
            .Match(() => states);
        Then()
            .Yield(_ => new Ground(Criterion.HighFractureRisk, GroundKind.Fracture, states.Of<FragilityFractures>().HipOrVertebral));
    }
}
