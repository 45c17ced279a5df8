namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>How binding the rule is that a check holds to.</summary>
internal enum Level
{
    Must,
    Should,
    May,

    /// <summary>No text demands it; clients break without it.</summary>
    Inferred,
}
