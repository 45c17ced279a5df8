namespace OsteoHooks.Terminology;

/// <summary>Which element a code stands in: the same string may mean different things in different places (an ATC code only in a medication).</summary>
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

/// <summary>The code tables, read once at start-up. Look-ups take UTF-8 and make no strings.</summary>
public sealed partial class CodeBook
{
    /// <summary>
    /// Meaning of one coding. <paramref name="system"/> may be empty, an alias or an OID; <paramref name="code"/> as received
    /// (dots, blanks, lower case and SKS prefixes are normalised here).
    /// </summary>
    public partial Meaning Find(CodeUse use, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code);

    /// <summary>A drug recognised by its name at the start of, or as a word in, a display or text. Rank is <see cref="CodeRank.Name"/>.</summary>
    public partial Meaning FindDrugName(ReadOnlySpan<byte> utf8Text);
}
