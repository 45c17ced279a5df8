namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>All checks, as the report lists them.</summary>
internal static class Sections
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. TransportChecks.All, .. DiscoveryChecks.All, .. TemplateChecks.All, .. RequestChecks.All, .. PrefetchChecks.All, .. ErrorChecks.All, .. CardChecks.All, .. SuggestionChecks.All,
        .. FeedbackChecks.All, .. TokenChecks.All, .. BrowserChecks.All, .. ContextChecks.All,
    ];
}
