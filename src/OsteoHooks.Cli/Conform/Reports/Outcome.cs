namespace OsteoHooks.Cli.Conform.Reports;

internal enum Outcome
{
    Pass,

    /// <summary>A MUST that does not hold.</summary>
    Fail,

    /// <summary>A SHOULD, MAY or inferred rule that does not hold.</summary>
    Warn,
    NotSeen,
    Skipped,
}
