using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>Places of a request whose text is read, or stepped over, and never repeated; each is shown not to be.</summary>
internal static class UnreachedPositions
{
    private const string Polymyalgia = "glucocorticoid/polymyalgia-prednisolone-10mg";
    private const string Exemestane = "hormonal-cancer-therapy/exemestane-after-wrist-fracture";
    private const string Draft = "context.draftOrders.entry[0].resource";
    private const string Statement = "prefetch.medicationStatements.entry[0].resource";
    private const string Condition = "prefetch.conditions.entry[1].resource";
    private const string Score = "prefetch.observations.entry[0].resource";

    public static IReadOnlyList<Position> All { get; } =
    [
        // Of an order.
        Order("dosageInstruction text", ".dosageInstruction[0].text"),
        Order("unit in words beside a UCUM code", ".dosageInstruction[0].doseAndRate[0].doseQuantity.unit"),
        Order("route text", ".dosageInstruction[0].route.text"),
        Order("patient instruction", ".dosageInstruction[0].patientInstruction"),
        Order("reasonCode text", ".reasonCode[0].text"),
        Order("statusReason text", ".statusReason.text"),
        Order("note text", ".note[0].text"),
        Order("identifier", ".identifier[0].value"),
        Order("narrative", ".text.div"),
        Order("extension", ".extension[0].valueString"),
        Order("profile", ".meta.profile[0]"),
        Order("display of the subject", ".subject.display"),
        Order("display of the requester", ".requester.display"),
        Order("contained resource that is no Medication", ".contained[0].name"),
        Order("date as text", ".authoredOn"),

        // Of what was prefetched.
        Chart("statement note", Statement + ".note[0].text"),
        Chart("statement status reason", Statement + ".statusReason[0].text"),
        Chart("condition note", Condition + ".note[0].text"),
        Chart("condition body site", Condition + ".bodySite[0].text"),
        Chart("onset as text", Condition + ".onsetString"),
        Chart("onset as a broken date", Condition + ".onsetDateTime"),
        Chart("observation code text", Score + ".code.text"),
        Chart("observation code display", Score + ".code.coding[0].display"),
        Chart("observation value in words", Score + ".valueString"),
        Chart("observation interpretation", Score + ".interpretation[0].text"),
        Chart("observation comment", Score + ".note[0].text"),
        Chart("component in words", Score + ".component[0].valueString"),
        Chart("observation body site", Score + ".bodySite.text"),
        Chart("report conclusion", "prefetch.diagnosticReports.conclusion", With("DiagnosticReport", "diagnosticReports")),
        Chart("procedure text", "prefetch.procedures.code.text", With("Procedure", "procedures")),
        Chart("service request text", "prefetch.serviceRequests.code.text", With("ServiceRequest", "serviceRequests")),
        Chart("imaging description", "prefetch.imagingStudies.description", With("ImagingStudy", "imagingStudies")),
        Chart("appointment comment", "prefetch.appointments.comment", With("Appointment", "appointments")),
        Chart("patient name", "prefetch.patient.name[0].text"),
        Chart("patient address", "prefetch.patient.address[0].text"),
        Chart("patient identifier", "prefetch.patient.identifier[0].value"),
        Chart("bundle id", "prefetch.conditions.id"),
        Chart("bundle link", "prefetch.conditions.link[0].url", r => Position.Set(r, "prefetch.conditions.link[0].relation", "self")),
        Chart("next link", "prefetch.conditions.link[0].url", r => Position.Set(r, "prefetch.conditions.link[0].relation", "next")),
        Chart("fullUrl", "prefetch.conditions.entry[1].fullUrl"),
        Chart("outcome of a failed query", "", Failed),

        // Of the call.
        Chart("hookInstance", "hookInstance"),
        Chart("unknown member of the context", "context.remark"),
        Chart("extension of the call", "extension.remark"),
        Position.In("name of a prefetch key", Exemestane, "se-vgr-patient-view", "", Reach.Nowhere, prepare: Renamed),
        Position.In("name of an unknown member", Exemestane, "se-vgr-patient-view", "", Reach.Nowhere, prepare: r => r[Position.Mark] = 1),
        Position.In("hook", Exemestane, "se-vgr-patient-view", "hook", Reach.Nowhere) with { MayBeRefused = true },
        Position.In("fhirServer", Exemestane, "se-vgr-patient-view", "fhirServer", Reach.Nowhere) with { MayBeRefused = true },
        Position.In("access token", Exemestane, "se-vgr-patient-view", "fhirAuthorization.access_token", Reach.Nowhere, prepare: r =>
            r["fhirServer"] = "https://ehr.example/fhir"),
        Position.In("scope of the token", Exemestane, "se-vgr-patient-view", "fhirAuthorization.scope", Reach.Nowhere, prepare: r =>
            r["fhirServer"] = "https://ehr.example/fhir"),
        Position.In("Accept-Language", Exemestane, "se-vgr-patient-view", "", Reach.Nowhere) with { Header = "Accept-Language",
            MayBeRefused = true },
        Position.In("any other header", Exemestane, "se-vgr-patient-view", "", Reach.Nowhere) with { Header = "X-Request-Id",
            MayBeRefused = true },
    ];

    private static Position Order(string name, string place) =>
        Position.In(name, Polymyalgia, "se-vgr-order-sign", Draft + place, Reach.Nowhere);

    private static Position Chart(string name, string place, Action<JsonObject>? prepare = null) =>
        Position.In(name, Exemestane, "se-vgr-patient-view", place, Reach.Nowhere, prepare: prepare);

    private static Action<JsonObject> With(string type, string key) => request => request["prefetch"]![key] = new JsonObject
    {
        ["resourceType"] = type,
        ["id"] = "one",
        ["status"] = "final",
        [type == "Appointment" ? "participant" : "subject"] = type == "Appointment"
            ? new JsonArray(new JsonObject { ["actor"] = new JsonObject { ["reference"] = "Patient/margareta-sjoberg" } })
            : new JsonObject { ["reference"] = "Patient/margareta-sjoberg" },
    };

    private static void Failed(JsonObject request) => request["prefetch"]!["procedures"] = new JsonObject
    {
        ["resourceType"] = "OperationOutcome",
        ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = "exception", ["diagnostics"] = Position.Mark }),
    };

    private static void Renamed(JsonObject request)
    {
        var conditions = request["prefetch"]!["conditions"]!.DeepClone();
        request["prefetch"]!.AsObject().Remove("conditions");
        request["prefetch"]![Position.Mark + " !"] = conditions;
    }
}
