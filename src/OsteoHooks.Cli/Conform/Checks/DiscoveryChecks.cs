using System.Text.Json;
using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>B: discovery.</summary>
internal static partial class DiscoveryChecks
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(1);

    public static IReadOnlyList<Check> All =>
    [
        new("B1", Level.Must, "GET {base}/cds-services is 200 with JSON",
            e => Task.FromResult(Verdict.Of(e.Discovery is { IsOk: true, Json: not null }, e.Discovery.Place))),
        new("B1.type", Level.Inferred, "discovery says application/json", e => Task.FromResult(Type(e.Discovery))),
        new("B1.slash", Level.Inferred, "a slash at the end of the address does no harm", Slash),
        Check.Each("B2", Level.Must, "discovery is an object with the array services", Received.Discovery,
            d => d.Member("services") is { IsArray: true }),
        Check.Each("B3", Level.Must, "each service has a hook", Received.Entries, s => s.TextOf("hook") is not null),
        Check.Each("B4", Level.Should, "each service has a title", Received.Entries, s => s.TextOf("title") is not null),
        Check.Each("B5", Level.Must, "each service has a description", Received.Entries, s => s.TextOf("description") is not null),
        Check.Each("B6", Level.Must, "each service has an id", Received.Entries, s => s.TextOf("id") is not null),
        Check.Each("B6.url", Level.Inferred, "ids need no escape in a URL", Received.Entries,
            s => s.TextOf("id") is { Length: > 0 } id ? Unreserved().IsMatch(id) : null),
        Check.EachExchange("B6.post", Level.Must, "each listed id answers POST", e => e.Answers.Select(a => a.Exchange),
            e => e.Status is not (404 or 405)),
        Check.Each("B7", Level.Must, "prefetch is an object of strings", Received.Entries,
            s => s.Member("prefetch") is { } p ? p.IsObject && p.Members().All(t => t.Kind == JsonValueKind.String) : null),
        Check.Each("B8", Level.Must, "usageRequirements is a string", Received.Entries,
            s => s.Member("usageRequirements") is { } u ? u.Text is not null : null),
        Check.Each("B9", Level.Should, "version, where given, is a semantic version", Received.Entries, s =>
            s.Member("version") is { } v ? v.Text is { } text && (Semantic().IsMatch(text) || text is "STU1" or "STU2" or "STU3") : null),
        Check.Each("B10", Level.Must, "hookVersion, where given, is a version", Received.Entries,
            s => s.Member("hookVersion") is { } v ? v.Text is { } text && HookVersion().IsMatch(text) : null),
        new("B12", Level.Inferred, "an id is listed once for each hook", e => Task.FromResult(Twice(e))),
        Check.Each("B15", Level.Inferred, "a service is at its base and names no other address", Received.Entries,
            s => !s.Has("url") && !s.Has("endpoint") && !s.Has("href")),
        new("B17", Level.Inferred, "discovery twice is the same, in the same order",
            async e => Same(e.Discovery, await e.Ask(Probe.Get(Examination.DiscoveryPath)))),
        new("B17.etag", Level.Inferred, "discovery has an ETag, and 304 for who knows it", NotModified),
        new("B17.age", Level.Inferred, "discovery may be kept for a day at most", e => Task.FromResult(
            e.Discovery.IsOk ? Verdict.Of(IsShort(e.Discovery), "Cache-Control of discovery") : Verdict.Skipped("discovery is not 200"))),
        Check.EachExchange("B17.store", Level.Inferred, "answers about patients say no-store",
            e => e.Answers.Select(a => a.Exchange).Where(x => x.IsOk), e => e.Headers?.CacheControl?.NoStore == true),
    ];

    // The aud is that of the address without the slash; where that does not fit, nothing is known.
    private static async Task<Verdict> Slash(Examination exam)
    {
        var probe = Probe.Get(Examination.DiscoveryPath + "/");
        var exchange = await exam.Ask(exam.Options.Key is { } key
            ? probe with { Token = audience => Token.For(key, exam.Options.Issuer, audience.TrimEnd('/')).Signed(key) } : probe);
        return exchange.Status == 401
            ? Verdict.NotSeen("401") : Verdict.Of(exchange.Status is 200 or 301 or 302 or 307 or 308, exchange.Place);
    }

    private static Verdict Type(Exchange discovery) => discovery.IsOk
        ? Verdict.Of(string.Equals(discovery.ContentHeaders?.ContentType?.MediaType, "application/json",
                StringComparison.OrdinalIgnoreCase), "Content-Type of discovery")
        : Verdict.Skipped("discovery is not 200");

    private static Verdict Twice(Examination exam) => Verdict.OfAll(
        from entry in Received.Entries(exam)
        let key = (entry.TextOf("id"), entry.TextOf("hook"))
        where key is (not null, not null)
        group entry by key into same
        select (same.Last().Place, (bool?)(same.Count() == 1)));

    private static Verdict Same(Exchange first, Exchange second) => first.IsOk
        ? Verdict.Of(first.Body.Span.SequenceEqual(second.Body.Span), second.Place)
        : Verdict.Skipped("discovery is not 200");

    private static async Task<Verdict> NotModified(Examination exam)
    {
        if (!exam.Discovery.IsOk)
        {
            return Verdict.Skipped("discovery is not 200");
        }

        if (exam.Discovery.Header("ETag") is not { } tag)
        {
            return Verdict.Of(false, "ETag of discovery");
        }

        var again = await exam.Ask(Probe.Get(Examination.DiscoveryPath).With("If-None-Match", tag));
        return Verdict.Of(again is { Status: 304, Body.Length: 0 }, again.Place);
    }

    private static bool IsShort(Exchange discovery) =>
        discovery.Headers?.CacheControl is { } cache && (cache.NoCache || cache.NoStore || cache.MaxAge <= LongestAge);

    [GeneratedRegex("^[A-Za-z0-9._~-]+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Unreserved();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Semantic();

    [GeneratedRegex(@"^\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HookVersion();
}
