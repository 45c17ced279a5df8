namespace OsteoHooks.Fhir;

/// <summary>How much of a body is put up with, and how strictly it is read. The defaults are what a host should use; each stops a class of hostile bodies.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <value>Levels of nesting, the body itself being the first.</value>
    public int Depth { get; init; } = 64;

    /// <value>Bundle entries and prefetch keys of one body.</value>
    public int Entries { get; init; } = 20_000;

    /// <value>A member of the envelope that is there twice refuses the body: whose data this is must not be a matter of order.</value>
    public bool MembersOnce { get; init; } = true;

    /// <value>The body is valid UTF-8 throughout, also in what is not read.</value>
    public bool Utf8Only { get; init; } = true;

    /// <value>RFC 8259 and nothing beside it: no comments, no trailing commas, nothing after the value.</value>
    public bool JsonOnly { get; init; } = true;

    /// <value>A number that no record of a patient holds counts as one that cannot be read: above 10⁹, and below 10⁻⁶ but not zero.</value>
    public bool SaneNumbers { get; init; } = true;
}
