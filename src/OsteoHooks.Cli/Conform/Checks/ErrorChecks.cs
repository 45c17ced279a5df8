using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>F: the envelope of answers, and what refusals look like.</summary>
internal static partial class ErrorChecks
{
    private static readonly string[] Severities = ["fatal", "error", "warning", "information"];

    public static IReadOnlyList<Check> All =>
    [
        Check.EachExchange("F1", Level.Must, "an answer of 200 is a JSON object whose cards are an array",
            e => e.Answers.Select(a => a.Exchange).Where(x => x.IsOk), IsEnvelope),
        Check.EachExchange("F1.status", Level.Inferred, "the examples are answered 200, or 412 where data are missing",
            e => e.Answers.Select(a => a.Exchange), e => e.Status is 204 or 404 or 405 ? null : e.Status is 200 or 412),
        Check.EachExchange("F2", Level.Should, "no guidance is 200 with an empty array, not 204",
            e => e.Answers.Select(a => a.Exchange).Where(x => x.Status is 200 or 204), e => e.Status == 200),
        Check.EachExchange("F5", Level.Should, "every 4xx and 5xx carries an OperationOutcome", Received.Refusals,
            e => e.IsHtml ? null : Outcome(e) is not null),
        Check.EachExchange("F5.issue", Level.Must, "an OperationOutcome has issues with severity and code", Received.Refusals,
            e => Outcome(e) is { } outcome ? outcome.Items("issue").Any() && outcome.Items("issue").All(HasReason) : null),
        Check.EachExchange("F5.trace", Level.Inferred, "no 4xx or 5xx shows the inside of the program", Received.Refusals,
            e => !Frames().IsMatch(e.Text)),
        Check.EachExchange("F5.echo", Level.Inferred, "no 4xx or 5xx repeats what the body said of the patient", Received.Refusals,
            e => !e.Text.Contains(ExamplePatient.Canary, StringComparison.OrdinalIgnoreCase)),
        Check.EachExchange("F8", Level.Inferred, "no 4xx or 5xx is a page or another format of problems", Received.Refusals,
            e => !e.IsHtml && e.ContentHeaders?.ContentType?.MediaType != "application/problem+json"),
    ];

    // A missing or null cards is for A4.
    private static bool? IsEnvelope(Exchange exchange) =>
        exchange.Json is { } json && new Located("$", json) is { IsObject: true } root && root.Member("cards") is null or { IsArray: true };

    private static Located? Outcome(Exchange exchange) =>
        exchange.Json is { } json && new Located("$", json) is var root && root.TextOf("resourceType") == "OperationOutcome" ? root : null;

    private static bool HasReason(Located issue) =>
        issue.TextOf("code") is { Length: > 0 } && Severities.Contains(issue.TextOf("severity"), StringComparer.Ordinal);

    // Stack frames of .NET, Java and JavaScript, Python, and the headline of an unhandled exception.
    [GeneratedRegex(@"\bat [\w.$<>]+\(|Traceback \(most recent|\w+Exception:|File ""[^""]+"", line \d+",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Frames();
}
