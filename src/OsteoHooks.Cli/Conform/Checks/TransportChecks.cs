using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>A: transport and JSON.</summary>
internal static class TransportChecks
{
    private const int Deep = 900;

    public static IReadOnlyList<Check> All =>
    [
        new("A1", Level.Must, "a body that is no JSON is refused with 4xx", e => Expect.Refused(e, Text(e, Cut(e)))),
        new("A1.object", Level.Must, "JSON that is no object is refused with 4xx",
            e => Expect.Refused(e, Text(e, "[]"), Text(e, "\"patient-view\""), Text(e, "null"))),
        new("A1.empty", Level.Must, "an empty body is refused with 4xx", e => Expect.Refused(e, Text(e, ""))),
        new("A1.type", Level.Inferred, "a body sent as text/plain is refused with 4xx",
            e => Expect.Refused(e, e.Call() with { ContentType = "text/plain" })),
        new("A2", Level.Must, "the base is https, unless it is on this machine", e => Task.FromResult(
            IsSafe(e.Options.Root) is { } safe ? Verdict.Of(safe, e.Options.Root.Scheme) : Verdict.Skipped("the base is on this machine"))),
        Check.Each("A3", Level.Must, "answers hold no null and nothing empty", e => Received.Answers(e).SelectMany(Below), IsFilled),
        Check.Each("A3.discovery", Level.Must, "discovery holds no null and nothing empty",
            e => Received.Discovery(e).SelectMany(Below), IsFilled),
        Check.Each("A4", Level.Must, "cards stays in the answer when there are none", Received.Answers, a => a.Has("cards")),
        new("A5", Level.Must, "an updated draft keeps its extensions, decimals and _members as they were", e =>
                Task.FromResult(Verdict.OfAll(Drafts.Updates(e).Select(u => (u.Resource.Place, Drafts.KeepsFhir(u.Resource, u.Draft))))))
            { ComesLast = true },
        Check.EachExchange("A6", Level.Should, "JSON is sent without comments and trailing commas", Received.JsonAnswers,
            e => e.Json is null ? null : e.IsStrictJson),
        new("A7", Level.Must, "prefetch may be null: asked and nothing found", e => Expect.Ok(e, e.Call(Prefetched.NothingFound))),
        new("A8", Level.Inferred, "an unknown member of the request changes nothing",
            e => Expect.Ok(e, e.Call(b => b["conformUnknown"] = new JsonObject { ["a"] = 1 }))),
        new("A8.context", Level.Inferred, "an unknown member of context changes nothing",
            e => Expect.Ok(e, e.Call(b => b["context"]!["conformUnknown"] = "x"))),
        new("A8.prefetch", Level.Inferred, "a prefetch key that was not asked for changes nothing", e => Expect.Ok(e, e.Call(AddPrefetch))),
        new("A8.extension", Level.Inferred, "an extension that is not known changes nothing",
            e => Expect.Ok(e, e.Call(b => b["extension"] = new JsonObject { ["org.example.conform"] = new JsonObject { ["a"] = true } }))),
        Check.EachExchange("A9", Level.Inferred, "answers say application/json, in UTF-8 where they name a charset",
            e => e.Answers.Select(a => a.Exchange).Where(x => x.IsOk), SaysJson),
        Check.EachExchange("A9.utf8", Level.Must, "JSON is UTF-8 without byte order mark", Received.JsonAnswers, e => e.IsPlainUtf8),
        new("A9.charset", Level.Inferred, "application/json; charset=utf-8 is taken",
            e => Expect.Ok(e, e.Call() with { ContentType = "application/json; charset=utf-8" })),
        new("A9.fhir", Level.Inferred, "application/fhir+json is taken",
            e => Expect.Ok(e, e.Call() with { ContentType = "application/fhir+json" })),
        new("A9.accept", Level.Inferred, "no Accept, */* and application/json all get JSON",
            e => Expect.Ok(e, e.Call() with { Accept = null }, e.Call() with { Accept = "*/*" },
                e.Call() with { Accept = "application/fhir+json, application/json;q=0.9" })),
        new("A10", Level.Inferred, "a body past every limit gets an answer, not a broken connection", Large),
        new("A10.depth", Level.Inferred, "deep nesting is answered or refused, without failing",
            e => Expect.NoFailure(e, Text(e, Nested(e)))),
    ];

    /// <summary>Null on this machine.</summary>
    public static bool? IsSafe(Uri root) => root.IsLoopback ? null : root.Scheme == Uri.UriSchemeHttps;

    private static Probe Text(Examination exam, string body) => Probe.Post(exam.Main.Path, body);

    // Cut in the middle, so that what came before may be found again in an error.
    private static string Cut(Examination exam)
    {
        var text = Encoding.UTF8.GetString(exam.Call().Body!.Value.Span);
        return text[..(text.Length * 3 / 4)];
    }

    private static string Nested(Examination exam)
    {
        var text = Encoding.UTF8.GetString(exam.Call().Body!.Value.Span);
        return $"{text[..^1]},\"extension\":{{\"org.example.conform\":{new string('[', Deep)}{new string(']', Deep)}}}}}";
    }

    private static void AddPrefetch(JsonObject body)
    {
        body["prefetch"] ??= new JsonObject();
        body["prefetch"]!["conformUnknown"] = new JsonObject { ["resourceType"] = "Organization", ["id"] = "conform" };
    }

    private static async Task<Verdict> Large(Examination exam)
    {
        var probe = exam.Call();
        var body = new byte[exam.Options.LargeBody];
        body.AsSpan().Fill((byte)' ');
        // White space after the opening brace: JSON to its end, and only long.
        probe.Body!.Value.Span[..1].CopyTo(body);
        var rest = probe.Body!.Value.Span[1..];
        rest.CopyTo(body.AsSpan(body.Length - rest.Length));
        var exchange = await exam.Ask(probe with { Body = body, Patience = 3 });
        return Verdict.Of(exchange.Status is (>= 200 and < 500) or 503, exchange.Place);
    }

    private static IEnumerable<Located> Below(Located root) => root.Everything("resource", "extension").Skip(1);

    private static bool? IsFilled(Located one) =>
        one.Place.EndsWith("$.cards", StringComparison.Ordinal) || one.Place.EndsWith("$.services", StringComparison.Ordinal)
            ? null : one.Kind switch
            {
                JsonValueKind.Null => false,
                JsonValueKind.String => one.Text!.Length > 0,
                JsonValueKind.Array => one.Json.GetArrayLength() > 0,
                JsonValueKind.Object => one.Json.EnumerateObject().Any(),
                _ => true,
            };

    private static bool? SaysJson(Exchange exchange) =>
        exchange.ContentHeaders?.ContentType is { } type
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
