using System.Globalization;
using OsteoHooks.Cli.Conform.Examining;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>All checks in the order of their rules, as the report lists them.</summary>
internal static class Sections
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. new[]
        {
            TransportChecks.All, DiscoveryChecks.All, TemplateChecks.All, RequestChecks.All, PrefetchChecks.All, ErrorChecks.All,
            CardChecks.All, SuggestionChecks.All, FeedbackChecks.All, TokenChecks.All, BrowserChecks.All, ContextChecks.All,
        }.SelectMany(section => section).OrderBy(check => check.Id[0]).ThenBy(Number),
    ];

    private static int Number(Check check) =>
        int.Parse(check.Id.AsSpan(1, check.Id.Split('.')[0].Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
