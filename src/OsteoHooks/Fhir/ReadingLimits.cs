namespace OsteoHooks.Fhir;

/// <summary>How much of a body is put up with. The defaults are what a host should use; each stops a class of hostile bodies.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <value>Levels of nesting, the body itself being the first.</value>
    public int Depth { get; init; } = 64;

    /// <value>Bundle entries and prefetch keys of one body.</value>
    public int Entries { get; init; } = 20_000;
}
