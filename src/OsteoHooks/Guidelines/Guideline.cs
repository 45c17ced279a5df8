using OsteoHooks.Terminology;

namespace OsteoHooks.Guidelines;

/// <summary>
/// One guideline: its limits in typed groups, its language and zone, and the documents that its sources name. A fact in every session.
/// </summary>
public sealed record Guideline
{
    /// <summary>se-vgr, dk-dsam or no.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Document short name ("001") to title.</summary>
    public required IReadOnlyDictionary<string, string> Documents { get; init; }

    /// <summary>mg that equal 5 mg of prednisolone.</summary>
    public required IReadOnlyDictionary<Substance, decimal> Equivalence { get; init; }

    /// <summary>Every limit by <c>group.key</c>, for texts and lists.</summary>
    public required IReadOnlyDictionary<string, Limit> Limits { get; init; }

    public required PatientLimits Patient { get; init; }

    public required GlucocorticoidLimits Glucocorticoid { get; init; }

    public required BoneDensityLimits BoneDensity { get; init; }

    public required TreatmentLimits Treatment { get; init; }

    public required HormonalCancerTherapyLimits HormonalCancerTherapy { get; init; }

    public required DenosumabLimits Denosumab { get; init; }

    public required KidneyLimits Kidney { get; init; }

    public required LaboratoryLimits Laboratory { get; init; }

    public required MaterialChangeLimits MaterialChange { get; init; }

    public bool Equals(Guideline? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
