using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

/// <summary>
/// The truth table of prefetch (CDS Hooks 2.0.1, Prefetch Template; protocol items E1 to E3 and E7): what a key says × whose data it is ×
/// what the FHIR server does.
/// </summary>
public sealed class PrefetchMatrixTests(RunningService service)
{
    private const string Card = "aromatase-inhibitor-without-dxa";

    // What comes of it: the card, its absence, unread data, or no answer at all; and whether the server is asked about this type.
    public static TheoryData<string, string, string, string, bool> Matrix
    {
        get
        {
            var cells = new TheoryData<string, string, string, string, bool>();
            Add(cells, "MedicationRequest", "present", "card", "card", "card", asks: false);
            Add(cells, "MedicationRequest", "null", "nothing", "nothing", "nothing", asks: false);
            Add(cells, "MedicationRequest", "empty", "nothing", "nothing", "nothing", asks: false);
            Add(cells, "MedicationRequest", "missing", "card", "unread", "unread", asks: true);
            Add(cells, "MedicationRequest", "outcome", "card", "unread", "unread", asks: true);
            Add(cells, "MedicationRequest", "paged", "card", "unread", "unread", asks: true);
            Add(cells, "Patient", "present", "card", "card", "card", asks: false);
            Add(cells, "Patient", "null", "412", "412", "412", asks: false);
            Add(cells, "Patient", "empty", "412", "412", "412", asks: false);
            Add(cells, "Patient", "missing", "card", "412", "412", asks: true);
            Add(cells, "Patient", "outcome", "card", "412", "412", asks: true);
            // The first page holds the one Patient there is.
            Add(cells, "Patient", "paged", "card", "card", "card", asks: true);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_cell_has_its_outcome(string type, string key, string server, string outcome, bool asks)
    {
        await using var fhir = await FhirServer.Start();
        var isReachable = server == "reachable";
        fhir.On("Patient/p1", context => Answer(context, isReachable, Resources.Patient()));
        fhir.On("MedicationRequest", context => Answer(context, isReachable, Resources.Bundle(Resources.Anastrozole())));
        var body = Body(type, key, fhir.Base);
        if (server != "absent")
        {
            body.On(fhir.Base);
        }

        using var content = body.Content();
        using var response =
            await service.Http.PostAsync(
            new Uri("/cds-services/se-vgr-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(outcome, await OutcomeOf(response));
        Assert.Equal(asks && server != "absent", fhir.Asked.Any(a => a.StartsWith(type, StringComparison.Ordinal)));
    }

    private static void Add(
        TheoryData<string, string, string, string, bool> cells, string type, string key, string reachable, string failing, string absent,
        bool asks)
    {
        cells.Add(type, key, "reachable", reachable, asks);
        cells.Add(type, key, "failing", failing, asks);
        cells.Add(type, key, "absent", absent, asks);
    }

    private static Task Answer(Microsoft.AspNetCore.Http.HttpContext context, bool isReachable, JsonObject resource)
    {
        context.Response.StatusCode = 500;
        if (!isReachable)
        {
            return Task.CompletedTask;
        }

        context.Response.StatusCode = 200;
        return FhirServer.Write(context, resource);
    }

    private static HookBody Body(string type, string key, string fhirBase)
    {
        var name = type == "Patient" ? "patient" : "medicationRequests";
        var own = type == "Patient" ? Resources.Patient() : Resources.Anastrozole();
        var body = HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole()));
        return key switch
        {
            "present" => body.With(name, type == "Patient" ? own : Resources.Bundle(own)),
            "null" => body.With(name, null),
            "missing" => body.Without(name),
            "outcome" => body.With(name, Resources.Outcome()),
            "empty" => body.With(name, Resources.Bundle()),
            // Of the medications the page that is missing holds the one that matters.
            _ => body.With(name,
                Resources.Page($"{fhirBase}/{type}?patient=p1&page=2", type == "Patient" ? own : Resources.Request("A02BC01"))),
        };
    }

    private static async Task<string> OutcomeOf(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
            return "412";
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reply = await HookReply.Of(response);
        return reply.Cards.Contains(Card) ? "card" : reply.Missing.Contains("MedicationRequest") ? "unread" : "nothing";
    }
}
