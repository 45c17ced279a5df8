using System.Globalization;
using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>D: how a call is taken.</summary>
internal static class RequestChecks
{
    public static IReadOnlyList<Check> All =>
    [
        new("D2.hook", Level.Must, "a call without hook is refused with 4xx", e => Expect.Refused(e, e.Call(b => b.Remove("hook")))),
        new("D2.hookInstance", Level.Must, "a call without hookInstance is refused with 4xx",
            e => Expect.Refused(e, e.Call(b => b.Remove("hookInstance")))),
        new("D2.context", Level.Must, "a call without context is refused with 4xx",
            e => Expect.Refused(e, e.Call(b => b.Remove("context")))),
        new("D2.type", Level.Must, "hook, hookInstance and context of another type are refused with 4xx", e => Expect.Refused(e,
            e.Call(b => b["hook"] = 5), e.Call(b => b["hookInstance"] = new JsonObject()), e.Call(b => b["context"] = "x"))),
        new("D3", Level.Inferred, "a hookInstance that is no UUID is taken", e => Expect.Ok(e, e.Call(b => b["hookInstance"] = "conform-1"),
            e.Call(b => b["hookInstance"] = "00000000-007b-0000-0000-000000000000"))),
        new("D4", Level.Inferred, "a hookInstance may come again", Repeated),
        new("D5", Level.Must, "fhirAuthorization without fhirServer is 400",
            e => Expect.Status(e, s => s is 400 or 422, e.Call(WithoutServer))),
        new("D6", Level.Inferred, "fhirAuthorization may lack the patient", e => Expect.Ok(e, e.Call(b => Authorise(b, Fhir(e))))),
        new("D8", Level.Must, "a call without prefetch is answered 200, or 412 where data are needed",
            e => Expect.OkOrPrecondition(e, e.Call(b => b.Remove("prefetch")))),
        new("D9", Level.Inferred, "a call of another hook is refused with 4xx",
            e => Expect.Refused(e, e.Call(b => b["hook"] = "org.example.conform-other"))),
        new("D10", Level.Inferred, "an unknown id is 404",
            e => Expect.Status(e, s => s == 404, Probe.Post(ListedService.PathOf("conform-no-such-service"), e.Plain()))),
        new("D10.method", Level.Inferred, "GET of a service is 405", e => Expect.Status(e, s => s == 405, Probe.Get(e.Main.Path))),
        Check.EachExchange("D10.allow", Level.Inferred, "405 names the methods that are allowed", e => e.Seen.Where(x => x.Status == 405),
            e => e.Header("Allow") is not null),
        new("D11", Level.Should, "half of the examples are answered in time (500 ms)", e => Task.FromResult(InTime(e))),
    ];

    /// <exception cref="NotPossibleException">No server may be named.</exception>
    public static string Fhir(Examination exam) => exam.Options.Fhir?.AbsoluteUri ?? throw new NotPossibleException("no --fhir was given");

    private static async Task<Verdict> Repeated(Examination exam)
    {
        var call = exam.Call();
        return await Expect.Ok(exam, call, call);
    }

    private static void WithoutServer(JsonObject body)
    {
        Authorise(body, "");
        body.Remove("fhirServer");
    }

    private static void Authorise(JsonObject body, string server)
    {
        body["fhirServer"] = server;
        body["fhirAuthorization"] = new JsonObject { ["access_token"] = "conform", ["token_type"] = "Bearer", ["expires_in"] = 300,
            ["scope"] = "patient/*.rs", ["subject"] = "conform" };
    }

    private static Verdict InTime(Examination exam)
    {
        var times = exam.Answers.Where(a => a.Exchange.IsOk).Select(a => a.Exchange.Took).Order().ToList();
        if (times.Count == 0)
        {
            return Verdict.NotSeen("no example was answered 200");
        }

        var median = times[times.Count / 2];
        return Verdict.Of(median <= exam.Options.Budget,
            string.Create(CultureInfo.InvariantCulture, $"median of {times.Count} examples: {median.TotalMilliseconds:0} ms"));
    }
}
