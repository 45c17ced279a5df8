using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// What the clinician would call one concept of this patient: exactly one of each kind in every session, always there, whose every property
/// answers yes, no or unknown. <see cref="ReadFromAttribute"/> says what it is read from; prefetch follows from that.
/// </summary>
public interface IState
{
    /// <summary>What a finding that rests on this state could find new another time. Only what was read: a gap is no mark.</summary>
    IEnumerable<Mark> Marks => [];
}

/// <summary>The resource types a state is read from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadFromAttribute(params ResourceKind[] kinds) : Attribute
{
    public IReadOnlyList<ResourceKind> Kinds { get; } = kinds;

    /// <summary>The observations it is read from, for the code filter of the query.</summary>
    public ConceptSet[] Observations { get; set; } = [];
}
