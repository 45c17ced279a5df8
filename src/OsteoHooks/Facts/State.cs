using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// What the clinician would call one concept of this patient: exactly one of each kind in every session, always there, whose every property
/// answers yes, no or unknown. <see cref="ReadFromAttribute"/> says what it is read from; prefetch follows from that.
/// </summary>
public abstract class State
{
    /// <summary>What a finding that rests on this state could find new another time. Only what was read: a gap is no mark.</summary>
    public virtual IEnumerable<Mark> Marks => [];
}

/// <summary>A state that rules conclude from what other rules found, made by one rule that also matches where nothing was found.</summary>
public interface IConcluded;

/// <summary>The resource types a state is read from, beside those that the states it is made of are read from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadFromAttribute(params ResourceKind[] kinds) : Attribute
{
    public IReadOnlyList<ResourceKind> Kinds { get; } = kinds;

    /// <summary>The observations it is read from, for the code filter of the query.</summary>
    public ConceptSet[] Observations { get; set; } = [];
}
