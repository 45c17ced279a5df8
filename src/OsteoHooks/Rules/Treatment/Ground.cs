using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Treatment;

/// <summary>One ground that a guideline names for a criterion, and whether this patient has it. Several may stand side by side.</summary>
public sealed record Ground(Criterion Criterion, GroundKind Kind, Answer Answer)
{
    public bool Equals(Ground? other) => other is not null && Criterion == other.Criterion && Kind == other.Kind;

    public override int GetHashCode() => HashCode.Combine(Criterion, Kind);
}
