using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>E: what a service makes of prefetch, as far as its status tells.</summary>
internal static class PrefetchChecks
{
    private static readonly string[] Users = ["PractitionerRole/conform", "Patient/conform", "RelatedPerson/conform"];

    public static IReadOnlyList<Check> All =>
    [
        new("E1", Level.Must, "a key that is missing, with no FHIR server to ask, is 200 or 412",
            e => Expect.OkOrPrecondition(e, e.Call(Prefetched.OneMissing))),
        new("E1.server", Level.Must, "what is missing is asked of the FHIR server, and whatever comes of that is 200 or 412",
            e => Expect.OkOrPrecondition(e, e.Call(b => FromServer(b, RequestChecks.Fhir(e))) with { Patience = 3 })),
        new("E2", Level.Must, "a key that failed (OperationOutcome) is 200 or 412",
            e => Expect.OkOrPrecondition(e, e.Call(Prefetched.OneFailed))),
        new("E3", Level.Must, "the Patient not found, and no FHIR server: 412 where it is needed", WithoutPatient),
        new("E9", Level.Inferred, "a patientId that is no FHIR id does not break the service",
            e => Expect.NoFailure(e, e.Call(b => Misname(b, "../Patient?name=x#{{y}}")), e.Call(b => Misname(b, "a/b%2e%2e")))),
        new("E10", Level.Inferred, "a user may be of any type that the hook names",
            e => Expect.Ok(e, Users.Select(u => e.Call(b => b["context"]!["userId"] = u)))),
    ];

    private static async Task<Verdict> WithoutPatient(Examination exam)
    {
        var key = exam.Main.PatientKey ?? throw new NotPossibleException("the service does not ask for the Patient");
        var exchange = await exam.Ask(exam.Call(b => Prefetched.NoPatient(b, key)));
        return exchange.Status is 200 or 204
            ? Verdict.NotSeen("the service answers without the Patient") : Verdict.Of(exchange.Status == 412, exchange.Place);
    }

    private static void FromServer(JsonObject body, string server)
    {
        body.Remove("prefetch");
        body["fhirServer"] = server;
    }

    private static void Misname(JsonObject body, string id)
    {
        body["context"]!["patientId"] = id;
        body.Remove("prefetch");
    }
}
