using System.Collections.Immutable;

namespace OsteoHooks.Findings;

/// <summary>Which earlier answers a mark matters to.</summary>
public enum MarkKind : byte
{
    /// <summary>Something that breaks any silence when it is new: a drug, a dose step, a fracture, a T-score, a
    /// laboratory band, a lapse.</summary>
    Change,

    /// <summary>An order by itself: new, it ends only what was answered until the order is renewed.</summary>
    Order,

    /// <summary>The entries themselves, value by value: another one ends only what was answered until the data changes.</summary>
    Data,
}

/// <summary>
/// One thing that a finding rests on, as a short text that is the same whenever the same thing is read. It is known again when any of its
/// names is: a fracture recorded twice has a name by each record.
/// </summary>
public readonly record struct Mark(MarkKind Kind, ImmutableArray<string> Names)
{
    public static Mark Of(string name) => new(MarkKind.Change, [name]);
}
