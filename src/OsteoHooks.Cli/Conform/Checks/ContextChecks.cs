using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>O and P: the hooks' contexts as clients really fill them, and what operators look for.</summary>
internal static class ContextChecks
{
    private static readonly string[] HealthPaths = ["/health/live", "/health", "/healthz"];

    public static IReadOnlyList<Check> All =>
    [
        new("O1", Level.Inferred, "patientId may be Patient/id",
            e => Expect.Ok(e, e.Call(b => b["context"]!["patientId"] = "Patient/" + (string?)b["context"]!["patientId"]))),
        Check.Each("O2", Level.Inferred, "a hook is of the library, or has a reverse-DNS name", Received.Entries, s => s.TextOf("hook")
                is { Length: > 0 } hook ? HookShape.Find(hook) is not null || hook.Contains('.', StringComparison.Ordinal) : null),
        new("O3", Level.Must, "a context without patientId is refused with 4xx",
            e => Expect.Refused(e, e.Call(b => b["context"]!.AsObject().Remove("patientId")))),
        new("O3.user", Level.Inferred, "a context without userId is answered or refused, without failing",
            e => Expect.NoFailure(e, e.Call(b => b["context"]!.AsObject().Remove("userId")))),
        new("O3.drafts", Level.Inferred, "order-sign without draftOrders is answered or refused, without failing",
            e => Expect.NoFailure(e, e.OrderCall("order-sign", b => b["context"]!.AsObject().Remove("draftOrders")))),
        new("O3.selections", Level.Inferred, "a selection that no draft has does not break order-select", e => Expect.NoFailure(e,
            e.OrderCall("order-select", b => b["context"]!["selections"] = new JsonArray("MedicationRequest/conform-nowhere")))),
        new("O3.bundle", Level.Inferred, "drafts may lack the Bundle's type and the order's intent",
            e => Expect.Ok(e, e.OrderCall("order-sign", Loosen))),
        new("O3.resign", Level.Inferred, "what is signed again may have any status",
            e => Expect.Ok(e, e.OrderCall("order-sign", b => Draft(b)["status"] = "active"))),
        new("P3", Level.May, "there is a health page outside of /cds-services", Health),
    ];

    private static JsonObject Draft(JsonObject body) => body["context"]?["draftOrders"]?["entry"]?[0]?["resource"]?.AsObject()
        ?? throw new NotPossibleException("the example has no drafts");

    private static void Loosen(JsonObject body)
    {
        Draft(body).Remove("intent");
        body["context"]!["draftOrders"]!.AsObject().Remove("type");
    }

    private static async Task<Verdict> Health(Examination exam)
    {
        foreach (var path in HealthPaths)
        {
            if ((await exam.Ask(Probe.Get(path) with { Token = _ => null })).IsOk)
            {
                return Verdict.Kept;
            }
        }

        return Verdict.NotSeen("none at the usual addresses");
    }
}
