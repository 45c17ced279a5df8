namespace OsteoHooks.Findings;

/// <summary>Why something is not known.</summary>
public enum GapKind : byte
{
    /// <summary>An entry is there but lacks the element (a dose without unit).</summary>
    Undetermined,

    /// <summary>The query failed, was cut off, or the entry cannot be read.</summary>
    Unread,
}

/// <summary>What is missing and where it would have stood.</summary>
/// <param name="Path">JSON path of the entry, or null when a whole query is unread.</param>
public sealed record Gap(GapKind Kind, string ResourceType, Phrase What, string? Path = null);
