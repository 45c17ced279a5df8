using System.Collections.Immutable;

namespace OsteoHooks.Findings;

public enum Indicator : byte
{
    Info,
    Warning,
    Critical,
}

public enum Outcome : byte
{
    NotIndicated,
    NotAssessed,
    Suppressed,
    Fired,
}

/// <summary>An order that a finding offers: the name of an entry under <c>orders</c> in its card.yaml, and the
/// values its template needs.</summary>
/// <param name="Slots">For example <c>date</c> for an infusion planned on a day, <c>tests</c> for the laboratory
/// tests that are missing.</param>
/// <param name="Target">For a change to an existing draft: that draft as received (JSON), else null.</param>
public sealed record Offer(string Card, string Order, ImmutableArray<(string Slot, object Value)> Slots,
    ReadOnlyMemory<byte>? Target = null)
{
    public static readonly ImmutableArray<(string Slot, object Value)> NoSlots = [];
}

/// <summary>What one rule came to for this patient.</summary>
/// <param name="Card">Card id.</param>
/// <param name="Indicator">Set for a fired finding; the card's own otherwise.</param>
/// <param name="By">The stronger card of a suppressed finding.</param>
/// <param name="Variant">Which wording of the card applies, or null.</param>
/// <param name="Answers">The questions of the rule in its order; the first that says no is why it is not indicated.</param>
/// <param name="Doubts">Stronger cards that could not be assessed although this one fired.</param>
public sealed record Finding(
    string Card,
    Outcome Outcome,
    Indicator Indicator,
    string? By,
    string? Variant,
    ImmutableArray<Answer> Answers,
    ImmutableArray<Offer> Offers,
    ImmutableArray<string> Doubts,
    ImmutableArray<(string Slot, object Value)> Slots)
{
    /// <summary>Reads what a finding of this assessment rests on; null where nobody can ask.</summary>
    public Func<Finding, ImmutableArray<string>>? ReadMarks { get; init; }

    /// <summary>What it rests on, to be compared with what a later one rests on. Sorted, each once; read
    /// whenever it is asked for.</summary>
    public ImmutableArray<string> Marks => ReadMarks is { } read ? read(this) : [];

    /// <summary>Gaps of every answer that stayed unknown.</summary>
    public IEnumerable<Gap> Gaps => Answers.SelectMany(a => a.Gaps);
}
