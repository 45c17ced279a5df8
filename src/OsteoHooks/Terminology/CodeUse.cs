namespace OsteoHooks.Terminology;

/// <summary>Which element a code stands in: the same string may mean different things in different places (an ATC code
/// only in a medication).</summary>
public enum CodeUse : byte
{
    Medication,
    Route,
    Condition,
    Observation,
    Procedure,

    /// <summary>valueCodeableConcept of an Observation, for example a smoking status.</summary>
    Answer,
}
