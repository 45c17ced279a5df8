namespace OsteoHooks.Inference;

/// <summary>A conjunction of premises with its conclusions, compiled; immutable and shared by all sessions.</summary>
internal sealed class RulePlan(IRuleDefinition rule, Step first, int slots, IReadOnlyList<FactPattern> patterns, int memories) : IContext
{
    public IRuleDefinition Rule { get; } = rule;

    public Step First { get; } = first;

    /// <summary>Length of the array of bindings.</summary>
    public int Slots { get; } = slots;

    /// <summary>How many memories the rule's patterns and queries need.</summary>
    public int Memories { get; } = memories;

    /// <summary>The patterns over facts that the rule's own stratum concludes, in the order written.</summary>
    public IReadOnlyList<FactPattern> Growing { get; } = [.. patterns.Where(x => x.Grows)];
}

/// <summary>Rules evaluated together: once each, or over and over until nothing new is concluded.</summary>
internal sealed record Stratum(IReadOnlyList<RulePlan> Rules, bool IsRecursive);
