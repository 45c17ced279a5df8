using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Treatment;

/// <summary>
/// What a guideline asks for beside the exposure before it recommends treatment, concluded from the grounds that it names: nothing more, a
/// low T-score, a fracture, a FRAX.
/// </summary>
public sealed class TreatmentCriterion : State, IConcluded
{
    /// <param name="grounds">At most one of each kind for each criterion.</param>
    public TreatmentCriterion(IEnumerable<Ground> grounds)
    {
        Grounds = [.. grounds.OrderBy(g => g.Kind)];
        OnGlucocorticoid = Of(Criterion.OnGlucocorticoid);
        OnHormonalTherapy = Of(Criterion.OnHormonalTherapy);
        IsNotOrdinaryOsteoporosis = Of(Criterion.OrdinaryOsteoporosis).Not();
        HighFractureRisk = Of(Criterion.HighFractureRisk);
    }

    public ImmutableArray<Ground> Grounds { get; }

    /// <summary>With a glucocorticoid over its limit.</summary>
    public Answer OnGlucocorticoid { get; }

    /// <summary>With an aromatase inhibitor or androgen deprivation.</summary>
    public Answer OnHormonalTherapy { get; }

    /// <summary>Neither a T-score of osteoporosis nor a hip or vertebral fracture.</summary>
    public Answer IsNotOrdinaryOsteoporosis { get; }

    public Answer HighFractureRisk { get; }

    /// <summary>Three-valued: the strongest ground answers, and what stays unknown lacks what all its grounds lack.</summary>
    private Answer Of(Criterion criterion)
    {
        Answer? found = null;
        foreach (var ground in Grounds)
        {
            if (ground.Criterion == criterion)
            {
                found = found is null ? ground.Answer : found.Or(ground.Answer);
            }
        }

        return found ?? Answer.No(Phrase.Of("criterion.no-ground"));
    }
}
