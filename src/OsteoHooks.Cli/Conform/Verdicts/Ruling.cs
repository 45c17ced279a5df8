namespace OsteoHooks.Cli.Conform.Verdicts;

internal enum Ruling
{
    Kept,
    Broken,

    /// <summary>Nothing came that the rule applies to.</summary>
    NotSeen,
    Skipped,
}
