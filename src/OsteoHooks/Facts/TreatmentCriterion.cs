using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// What a guideline asks for beside the exposure before it recommends treatment: nothing, a low T-score, a fracture, a FRAX. Drawn from bone
/// density, fractures and FRAX, so that the rules read the same under every guideline.
/// </summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.DiagnosticReport, ResourceKind.Condition, ResourceKind.Patient, Observations =
    [ConceptSet.DxaReport, ConceptSet.DxaTscoreLumbarSpine, ConceptSet.DxaTscoreSpineUnspecified, ConceptSet.DxaTscoreFemur, ConceptSet.DxaTscoreHip, ConceptSet.FraxMof])]
public sealed record TreatmentCriterion : IState
{
    private readonly BoneDensity density;
    private readonly FractureProbability probability;
    private readonly FragilityFractures fractures;

    public TreatmentCriterion(Guideline guideline, BoneDensity density, FractureProbability probability, FragilityFractures fractures)
    {
        this.density = density;
        this.probability = probability;
        this.fractures = fractures;
        OnGlucocorticoid = guideline.Glucocorticoid.LowTScore.IsStated
            ? guideline.Glucocorticoid.FractureCounts ? Or(density.LowestReaches(guideline.Glucocorticoid.LowTScore), fractures.Any) : density.LowestReaches(guideline.Glucocorticoid.LowTScore)
            : Answer.Yes(Phrase.Of("criterion.none")).Noting([.. MissingForConsideration()]).Obviously();
        OnHormonalTherapy = Hormonal(guideline.HormonalCancerTherapy);
        SupplementOnGlucocorticoid = guideline.Glucocorticoid.FractureCounts ? OnGlucocorticoid : Answer.Yes(Phrase.Of("criterion.none")).Obviously();
        DecidesByTScore = guideline.Glucocorticoid.FractureCounts ? Not(fractures.Any) : Answer.Yes(Phrase.Of("criterion.t-score-needed")).Obviously();
        IsNotOrdinaryOsteoporosis = Not(Or(density.LowestReaches(guideline.Glucocorticoid.OrdinaryOsteoporosis), fractures.HipOrVertebral));
        HighFractureRisk = Or(density.LowestReaches(guideline.Glucocorticoid.HighFractureRiskTScore), fractures.HipOrVertebral);
    }

    /// <summary>With a glucocorticoid over its limit: Sweden asks for nothing more, Denmark for a T-score, Norway for a T-score or a fracture.</summary>
    public Answer OnGlucocorticoid { get; }

    /// <summary>Calcium and vitamin D with a glucocorticoid: Norway only with an indication for treatment.</summary>
    public Answer SupplementOnGlucocorticoid { get; }

    /// <summary>Without a T-score the indication cannot be evaluated; in Norway a previous fracture settles it.</summary>
    public Answer DecidesByTScore { get; }

    /// <summary>Neither a T-score of osteoporosis nor a hip or vertebral fracture: other rules apply to those.</summary>
    public Answer IsNotOrdinaryOsteoporosis { get; }

    /// <summary>With an aromatase inhibitor or androgen deprivation.</summary>
    public Answer OnHormonalTherapy { get; }

    /// <summary>High fracture risk by T-score or by hip or vertebral fracture (our proxy).</summary>
    public Answer HighFractureRisk { get; }

    /// <summary>Of FRAX; fractures and T-scores count for every card anyway.</summary>
    public IEnumerable<Mark> Marks => probability.Marks;

    public bool Equals(TreatmentCriterion? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 12;

    internal static Answer Or(Answer a, Answer b) => a.Truth >= b.Truth ? a.Truth == Truth.Unknown && b.Truth == Truth.Unknown ? a with { Gaps = [.. a.Gaps, .. b.Gaps] } : a.Truth == Truth.No ? Both(a, b) : a : b;

    internal static Answer And(Answer a, Answer b) =>
        a.Truth == Truth.No ? a : b.Truth == Truth.No ? b : Both(a, b) with { Truth = a.Truth < b.Truth ? a.Truth : b.Truth };

    /// <summary>The opposite answer on the same ground.</summary>
    internal static Answer Not(Answer a) => a with { Truth = a.Truth switch { Truth.Yes => Truth.No, Truth.No => Truth.Yes, _ => Truth.Unknown }, AtMost = null, Variant = null, Notes = default, IsObvious = false };

    private static Answer Both(Answer a, Answer b) => new(
        a.Truth, Phrase.Of("both", ("first", a.Said), ("second", b.Said)), [.. a.Evidence, .. b.Evidence], [.. a.Gaps, .. b.Gaps], a.AtMost ?? b.AtMost, a.Variant ?? b.Variant,
        [.. a.Notes.IsDefault ? [] : a.Notes, .. b.Notes.IsDefault ? [] : b.Notes]);

    private IEnumerable<Phrase> MissingForConsideration()
    {
        if (!probability.IsOnFile)
        {
            yield return probability.MissingNote;
        }

        if (!density.HasTScore)
        {
            yield return Phrase.Of("note.t-score-missing");
        }
    }

    private Answer Hormonal(HormonalCancerTherapyLimits limits)
    {
        var low = density.LowestReaches(limits.LowTScore);
        if (!limits.Frax.IsStated)
        {
            return low;
        }

        if (low.MayHold && probability.IsMissing != Truth.No)
        {
            // Without FRAX the T-score alone decides, so a T-score that cannot be told leaves it open.
            return low.Holds ? low.Softly().As("frax-missing").Noting(probability.MissingNote) : low;
        }

        return Or(
            And(low, probability.Exceeds(limits.Frax)),
            And(And(density.LowestReaches(limits.FractureTScore), fractures.Any), probability.Exceeds(limits.FractureFrax)));
    }
}
