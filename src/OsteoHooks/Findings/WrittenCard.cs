using System.Collections.Immutable;

namespace OsteoHooks.Findings;

/// <summary>A card as it was written into a response: what feedback refers to later.</summary>
/// <param name="Marks">What it rests on, in the clear; to be sealed before it is kept.</param>
/// <param name="Suggestions">Uuid of each suggestion and the name of the order it offers; two orders in one suggestion are
/// joined with a plus sign.</param>
public sealed record WrittenCard(Guid Uuid, string Card, Indicator Indicator, ImmutableArray<string> Marks,
    ImmutableArray<(Guid Uuid, string Order)> Suggestions)
{
    private readonly Finding? _finding;
    private readonly ImmutableArray<string> _given = Marks;

    /// <summary>The card of a finding, whose marks are read only when they are asked for.</summary>
    public WrittenCard(Guid uuid, Finding finding, ImmutableArray<(Guid Uuid, string Order)> suggestions)
        : this(uuid, finding.Card, finding.Indicator, [], suggestions) => _finding = finding;

    /// <summary>What it rests on, in the clear; to be sealed before it is kept. Sorted, each once.</summary>
    public ImmutableArray<string> Marks => _finding?.Marks ?? _given;
}
