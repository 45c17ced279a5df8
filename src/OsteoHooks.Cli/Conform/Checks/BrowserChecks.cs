using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>N: browsers that call from another page, and extensions.</summary>
internal static class BrowserChecks
{
    private const string Stranger = "https://conform.invalid";

    public static IReadOnlyList<Check> All =>
    [
        new("N1", Level.Must, "a preflight for discovery and for a service allows the page (--origin)",
            e => Preflights(e, x => IsGranted(x) ? Allows(e, x) : x.Status == 401 ? null : false)),
        new("N1.token", Level.Must, "a preflight needs no token", e => Preflights(e, x => x.Status != 401)),
        new("N1.headers", Level.Must, "a preflight allows Authorization and Content-Type",
            e => Preflights(e, x => IsGranted(x) && Allows(e, x) ? AllowsHeaders(x) : null)),
        new("N1.method", Level.Inferred, "a preflight for a service names POST among the methods, or none", e => Preflights(e, x =>
            IsGranted(x) && Allows(e, x) && x.Header("Access-Control-Allow-Methods") is { } m && x.Probe.Path != Examination.DiscoveryPath
                ? m.Contains("POST", StringComparison.OrdinalIgnoreCase) || m == "*" : null)),
        new("N1.credentials", Level.Must, "credentials are not allowed together with any page", Credentials),
        new("N1.answer", Level.Must, "answers allow the page",
            async e => Verdict.OfAll([Sight(e, await e.Ask(Probe.Get(Examination.DiscoveryPath).With("Origin", e.Options.Origin))),
                Sight(e, await e.Ask(e.Call().With("Origin", e.Options.Origin)))])),
        new("N1.refusal", Level.Must, "refusals allow the page to read them",
            async e => Verdict.OfAll([Sight(e, await e.Ask(Probe.Post(e.Main.Path, "{").With("Origin", e.Options.Origin))), Sight(e,
                await e.Ask(Probe.Post(ListedService.PathOf("conform-no-such-service"), e.Plain()).With("Origin", e.Options.Origin)))])),
        Check.Each("N3", Level.Must, "an extension is an object", Extensions, x => x.IsObject),
        Check.Each("N3.names", Level.Should, "extensions have reverse-DNS names", Extensions,
            x => x.IsObject ? x.Json.EnumerateObject().All(m => m.Name.Contains('.', StringComparison.Ordinal)) : null),
    ];

    private static bool IsGranted(Exchange preflight) => preflight.Status is 200 or 204;

    private static bool Allows(Examination exam, Exchange exchange) =>
        exchange.Header("Access-Control-Allow-Origin") is { } origin && (origin == "*" || origin == exam.Options.Origin);

    private static bool AllowsHeaders(Exchange exchange) =>
        exchange.Lists("Access-Control-Allow-Headers", "authorization")
        && (exchange.Lists("Access-Control-Allow-Headers", "content-type") || exchange.Lists("Access-Control-Allow-Headers", "*"));

    private static (string, bool?) Sight(Examination exam, Exchange exchange) => (exchange.Place, Allows(exam, exchange));

    private static async Task<Verdict> Preflights(Examination exam, Func<Exchange, bool?> holds)
    {
        var discovery = await exam.Ask(Probe.Preflight(Examination.DiscoveryPath, "GET", exam.Options.Origin));
        var service = await exam.Ask(Probe.Preflight(exam.Main.Path, "POST", exam.Options.Origin));
        return Verdict.OfAll([(discovery.Place, holds(discovery)), (service.Place, holds(service))]);
    }

    private static async Task<Verdict> Credentials(Examination exam)
    {
        var preflight = await exam.Ask(Probe.Preflight(exam.Main.Path, "POST", Stranger));
        var answer = await exam.Ask(Probe.Get(Examination.DiscoveryPath).With("Origin", Stranger));
        return Verdict.OfAll(new[] { preflight, answer }.Select(x => (x.Place, (bool?)!(x.Header(
                "Access-Control-Allow-Credentials") == "true" && x.Header("Access-Control-Allow-Origin") is "*" or Stranger))));
    }

    private static IEnumerable<Located> Extensions(Examination exam) =>
        Received.Discovery(exam).Concat(Received.Answers(exam)).SelectMany(root => root.Everything("resource", "extension"))
            .Select(part => part.Member("extension")).OfType<Located>();
}
