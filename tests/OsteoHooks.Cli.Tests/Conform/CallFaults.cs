using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>Faults of how calls are taken and refused.</summary>
internal static class CallFaults
{
    private static readonly HashSet<string> Instances = new(StringComparer.Ordinal);

    public static IEnumerable<Fault> All =>
    [
        new("A1", "500 on broken JSON") { Instead = a => a.IsCall && a.IsBroken && a.Body.Length is > 1 and < 100_000
                && !a.Text.Contains("[[[", StringComparison.Ordinal) ? Reply.Outcome(500) : null },
        new("A1.object", "200 for an array") { Instead = a => a.IsCall && a.Json is JsonArray ? Nothing() : null },
        new("A1.empty", "200 for nothing") { Instead = a => a.IsCall && a.Body.Length == 0 ? Nothing() : null },
        new("A1.type", "JSON called text is taken")
            { Before = a => a.ContentType = a.ContentType == "text/plain" ? "application/json" : a.ContentType },
        new("A7", "null in prefetch is refused")
            { Instead = When(a => a.Prefetch?.Any(p => p.Key != "patient" && p.Value is null) == true, 400) },
        new("A8", "an unknown member is refused") { Instead = When(a => a.Call?["conformUnknown"] is not null, 400) },
        new("A8.context", "an unknown member of context is refused") { Instead = When(a => a.Context?["conformUnknown"] is not null, 400) },
        new("A8.prefetch", "an unknown key is refused") { Instead = When(a => a.Prefetch?["conformUnknown"] is not null, 400) },
        new("A8.extension", "an extension is refused") { Instead = When(a => a.Call?["extension"] is not null, 400) },
        new("A9.charset", "a charset is refused") { Instead = When(a => a.ContentType.Contains("charset", StringComparison.Ordinal), 415) },
        new("A9.fhir", "FHIR's media type is refused")
            { Instead = When(a => a.ContentType.Contains("fhir", StringComparison.Ordinal), 415) },
        new("A9.accept", "any type is no acceptable type") { Instead = When(a => a.Headers.Accept == "*/*", 406) },
        new("A10", "a large body breaks the connection")
            { Instead = a => a.Body.Length > SmallService.LargestBody ? new Reply(0) { Aborts = true } : null },
        new("A10.depth", "500 on deep nesting") { Instead = When(a => a.Text.Contains("[[[[", StringComparison.Ordinal), 500) },
        new("D2.hook", "a call without hook is answered") { Forgets = "D2.hook" },
        new("D2.hookInstance", "a call without hookInstance is answered") { Forgets = "D2.hookInstance" },
        new("D2.context", "a call without context is answered") { Forgets = "D2.context", Before = a =>
        {
            if (a.Call is { } c && c["context"] is null)
            {
                c["context"] = new JsonObject { ["patientId"] = "x" };
            }
        } },
        new("D2.type", "500 on a hook that is a number")
            { Instead = When(a => a.Call?["hook"] is JsonValue v && !v.TryGetValue<string>(out _), 500) },
        new("D3", "only UUIDs are taken") { Instead =
            When(a => a.Call?["hookInstance"] is JsonValue v && v.TryGetValue<string>(out var text) && !Guid.TryParse(text, out _), 400) },
        new("D4", "a hookInstance is taken once") { Instead = When(a =>
        {
            lock (Instances) { return a.Call?["hookInstance"] is JsonValue v && !Instances.Add(v.ToJsonString()); }
        }, 409) },
        new("D5", "a token without server is taken") { Forgets = "D5" },
        new("D6", "a token must name the patient")
            { Instead = When(a => a.Call?["fhirServer"] is not null && a.Call["fhirAuthorization"] is { } t && t["patient"] is null, 400) },
        new("D8", "a call must have prefetch")
            { Instead = When(a => a.Context is not null && a.Call!["prefetch"] is null && a.Call["fhirServer"] is null, 400) },
        new("D9", "every hook is answered") { Forgets = "D9" },
        new("D10", "400 for an unknown id") { After =
            (a, r) => r.Status = a.Path.EndsWith("no-such-service", StringComparison.Ordinal) && r.Status == 404 ? 400 : r.Status },
        new("D10.method", "404 for another method") { After = (a, r) => r.Status = r.Status == 405 ? 404 : r.Status },
        new("D10.allow", "405 without Allow") { After = (a, r) => r.Headers.Remove("Allow") },
        new("D11", "slower than allowed") { Budget = TimeSpan.Zero },
        new("E1", "a key that is missing is refused") { Instead = When(a => a.Prefetch is { } p && !p.ContainsKey("conditions"), 400) },
        new("E1.server", "500 where the server should be asked")
            { Instead = When(a => a.Call?["fhirServer"] is not null && a.Call["prefetch"] is null, 500) },
        new("E2", "a failed key is refused")
            { Instead = When(a => (string?)a.Prefetch?["conditions"]?["resourceType"] == "OperationOutcome", 400) },
        new("E3", "400 without the Patient")
            { Instead = When(a => a.Prefetch is { } p && p.ContainsKey("patient") && p["patient"] is null, 400) },
        new("E9", "500 on an odd id") { Instead = When(a => a.Text.Contains("../", StringComparison.Ordinal), 500) },
        new("E10", "only practitioners are answered") { Instead =
            When(a => a.Context?["userId"] is { } user && !((string)user!).StartsWith("Practitioner/", StringComparison.Ordinal), 400) },
        new("F1.status", "one example is refused")
            { Instead = When(a => a.Context?["patientId"]?.ToString().StartsWith("conform-long-prednisolone",
                    StringComparison.Ordinal) == true && a.Path.EndsWith("select", StringComparison.Ordinal), 400) },
        new("F5", "404 with JSON of its own")
            { After = (a, r) => r.Json = r.Status == 404 ? new JsonObject { ["error"] = "not found" } : r.Json },
        new("F5.issue", "an outcome without issue")
            { After = (a, r) => r.Json = r.Status == 404 ? JsonNode.Parse("""{"resourceType":"OperationOutcome","issue":[]}""") : r.Json },
        new("F5.trace", "a stack trace")
            { After = (a, r) => Tell(r, "System.FormatException: oops\n   at Small.Service.Answer(Asked asked)") },
        new("F5.echo", "an error that repeats the body") { After = (a, r) => Tell(r, a.Text) },
        new("F8", "404 as a page") { After = (a, r) =>
            (r.Text, r.ContentType) = r.Status == 404 ? ("<html><body>Not found</body></html>", "text/html") : (r.Text, r.ContentType) },
        new("F8", "404 as problem details")
            { After = (a, r) => r.ContentType = r.Status == 404 ? "application/problem+json" : r.ContentType },
        new("N1", "a preflight that allows nobody")
            { After = (a, r) => _ = a.Method == "OPTIONS" && r.Headers.Remove("Access-Control-Allow-Origin") },
        new("N1.headers", "a preflight without Authorization")
            { After = (a, r) => r.Headers["Access-Control-Allow-Headers"] = "Content-Type" },
        new("N1.method", "a preflight without POST") { After = (a, r) => r.Headers["Access-Control-Allow-Methods"] = "GET" },
        new("N1.credentials", "credentials for everybody") { After = (a, r) => r.Headers["Access-Control-Allow-Credentials"] = "true" },
        new("N1.answer", "answers without CORS")
            { After = (a, r) => _ = r.Status == 200 && r.Headers.Remove("Access-Control-Allow-Origin") },
        new("N1.refusal", "refusals without CORS")
            { After = (a, r) => _ = r.Status >= 400 && r.Headers.Remove("Access-Control-Allow-Origin") },
        new("O1", "a patientId with its type is refused") { Instead =
            When(a => a.Context?["patientId"] is JsonValue v && v.ToString().StartsWith("Patient/", StringComparison.Ordinal), 400) },
        new("O3", "a call without patientId is answered") { Forgets = "O3" },
        new("O3.user", "500 without user") { Instead = When(a => a.Context is { } c && c["userId"] is null, 500) },
        new("O3.drafts", "500 without drafts")
            { Instead = When(a => a.Path.EndsWith("sign", StringComparison.Ordinal) && a.Context?["draftOrders"] is null, 500) },
        new("O3.selections", "500 on a selection that is nowhere")
            { Instead = When(a => a.Context?["selections"]?.ToJsonString().Contains("nowhere", StringComparison.Ordinal) == true, 500) },
        new("O3.bundle", "a Bundle must have its type")
            { Instead = When(a => a.Context?["draftOrders"] is { } d && d["type"] is null, 400) },
        new("O3.resign", "only drafts are signed")
            { Instead = When(a => (string?)a.Context?["draftOrders"]?["entry"]?[0]?["resource"]?["status"] == "active", 400) },
    ];

    private static Func<Asked, Reply?> When(Func<Asked, bool> condition, int status) =>
        asked => asked.IsCall && condition(asked) ? Reply.Outcome(status) : null;

    private static Reply Nothing() =>
        new(200, new JsonObject { ["cards"] = new JsonArray() }) { Headers = { ["Cache-Control"] = "no-store" } };

    private static void Tell(Reply reply, string text)
    {
        if (reply.Status == 400)
        {
            reply.Json = Reply.Outcome(400, text).Json;
        }
    }
}
