using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>R4 resources of one invented patient.</summary>
internal static class Resources
{
    public const string PatientId = "p1";

    public static JsonObject Patient(string id = PatientId) =>
        new() { ["resourceType"] = "Patient", ["id"] = id, ["gender"] = "female", ["birthDate"] = "1959-04-12" };

    /// <summary>Anastrozole, which without DXA raises a card under se-vgr.</summary>
    public static JsonObject Anastrozole(string patient = PatientId) => Request("L02BG03", patient);

    public static JsonObject Request(string atc, string patient = PatientId) => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = "mr-" + atc,
        ["status"] = "active",
        ["intent"] = "order",
        ["medicationCodeableConcept"] = Atc(atc),
        ["subject"] = Reference("Patient/" + patient),
        ["authoredOn"] = "2026-06-01",
    };

    public static JsonObject RequestByReference(string medicationId) => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = "mr-" + medicationId,
        ["status"] = "active",
        ["intent"] = "order",
        ["medicationReference"] = Reference("Medication/" + medicationId),
        ["subject"] = Reference("Patient/" + PatientId),
        ["authoredOn"] = "2026-06-01",
    };

    public static JsonObject Medication(string id, string atc) =>
        new() { ["resourceType"] = "Medication", ["id"] = id, ["code"] = Atc(atc) };

    public static JsonObject Bundle(params JsonObject[] resources) => Page(next: null, resources);

    public static JsonObject Page(string? next, params JsonObject[] resources)
    {
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "searchset",
            ["entry"] = new JsonArray([.. resources.Select(r => new JsonObject { ["resource"] = r })]),
        };
        if (next is not null)
        {
            bundle["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = next });
        }

        return bundle;
    }

    public static JsonObject Outcome() =>
        JsonNode.Parse("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception"}]}""")!.AsObject();

    private static JsonObject Atc(string code) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://www.whocc.no/atc", ["code"] = code }) };

    private static JsonObject Reference(string to) => new() { ["reference"] = to };
}
