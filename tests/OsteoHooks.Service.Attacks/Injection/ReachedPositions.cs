using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// Every place of a request whose text reaches the answer, found by reading what facts say (<c>Phrase.Of</c> with a string) and what
/// suggestions repeat.
/// </summary>
internal static class ReachedPositions
{
    private const string Polymyalgia = "glucocorticoid/polymyalgia-prednisolone-10mg";
    private const string Exemestane = "hormonal-cancer-therapy/exemestane-after-wrist-fracture";
    private const string AfterPrednisolone = "glucocorticoid/alendronate-stopped-after-prednisolone";
    private const string Infusion = "denosumab/infusion-after-denosumab";
    private const string Draft = "context.draftOrders.entry[0].resource";
    private const string Statement = "prefetch.medicationStatements.entry[0].resource";

    public static IReadOnlyList<Position> All { get; } =
    [
        // Names of drugs: in the middle of a line, within brackets and at the beginning of an item.
        Position.In("drug text", Exemestane, "se-vgr-patient-view", Statement + ".medicationCodeableConcept.text", Reach.Detail),
        Position.In("drug coding display", Exemestane, "se-vgr-patient-view", Statement
            + ".medicationCodeableConcept.coding[0].display", Reach.Detail),
        Position.In("drug text of a contained Medication", Exemestane, "se-vgr-patient-view", Statement
            + ".contained[0].code.text", Reach.Detail, prepare: Contained),
        Position.In("drug text of a referenced Medication", Exemestane, "se-vgr-patient-view",
            "prefetch.medications.entry[0].resource.code.text", Reach.Detail, prepare: Referenced),
        Position.In("ingredient of a contained Medication", Exemestane, "se-vgr-patient-view", Statement
            + ".contained[0].ingredient[0].itemCodeableConcept.text", Reach.Detail, prepare: Ingredient),
        Position.In("display of a reference to a drug", Exemestane, "se-vgr-patient-view", Statement
            + ".medicationReference.display", Reach.Detail, "Exemestan ", Unknown),
        Position.In("drug text of a draft", Polymyalgia, "se-vgr-order-sign", Draft + ".medicationCodeableConcept.text", Reach.Detail),
        Position.In("drug text of a draft, carried too", "glucocorticoid/renewal-without-laboratory-tests", "dk-dsam-order-sign",
            "prefetch.medicationRequests.entry[0].resource.medicationCodeableConcept.text", Reach.Detail, "Prednisolon 5 mg tablett "),
        Position.In("drug known by its text", Polymyalgia, "se-vgr-order-sign", Draft + ".medicationCodeableConcept.text", Reach.Detail,
            "Prednisolon 5 mg tablett ", r => Position.Set(r, Draft + ".medicationCodeableConcept.coding", null)),
        Position.In("drug at the beginning of an item", AfterPrednisolone, "dk-dsam-order-sign", Draft
            + ".medicationCodeableConcept.text", Reach.Detail),

        // Other words that a card repeats.
        Position.In("condition text", Exemestane, "se-vgr-patient-view", "prefetch.conditions.entry[1].resource.code.text", Reach.Detail),
        Position.In("condition coding display", Exemestane, "se-vgr-patient-view",
            "prefetch.conditions.entry[1].resource.code.coding[0].display", Reach.Detail,
            prepare: r => Position.Set(r, "prefetch.conditions.entry[1].resource.code.text", null)),
        Position.In("FRAX method", "glucocorticoid/renewal-without-laboratory-tests", "se-vgr-order-sign",
            "prefetch.observations.entry[1].resource.method.text", Reach.Detail),
        Position.In("unit of eGFR", "denosumab/order-with-low-egfr", "dk-dsam-order-sign",
            "prefetch.observations.entry[0].resource.valueQuantity.code", Reach.Detail, "mL/min "),
        Position.In("unit of eGFR in words", "denosumab/order-with-low-egfr", "dk-dsam-order-sign",
            "prefetch.observations.entry[0].resource.valueQuantity.unit", Reach.Detail, "ml/min ",
            r => Position.Set(r, "prefetch.observations.entry[0].resource.valueQuantity.code", null)),

        // Findings are shown in full only when they are asked for.
        Position.In("unit of a reference range", "denosumab/order-with-low-egfr", "dk-dsam-order-sign?explain=true",
            "prefetch.observations.entry[1].resource.referenceRange[0].low.code", Reach.Finding),
        Position.In("drug in a reason why not", "glucocorticoid/osteoporosis-on-alendronate-and-prednisolone",
            "se-vgr-patient-view?explain=true", "prefetch.medicationRequests.entry[0].resource.medicationCodeableConcept.text",
            Reach.Finding),
        Position.In("drug in oncologic dose", "hormonal-cancer-therapy/zoledronic-acid-4-mg-for-myeloma", "dk-dsam-order-sign", Draft
            + ".medicationCodeableConcept.text", Reach.Finding),
        Position.In("resource id", Exemestane, "se-vgr-patient-view", Statement + ".id", Reach.Finding),
        Position.In("condition id", Exemestane, "se-vgr-patient-view", "prefetch.conditions.entry[1].resource.id", Reach.Finding),

        // Ids that suggested orders repeat, and a draft that comes back changed.
        Position.In("context.patientId", Polymyalgia, "se-vgr-order-sign", "context.patientId", Reach.Order,
            prepare: Anonymous) with { MayBeRefused = true },
        Position.In("context.userId", Polymyalgia, "se-vgr-order-sign", "context.userId", Reach.Order,
            "Practitioner/") with { MayBeRefused = true },
        Position.In("context.encounterId", Polymyalgia, "se-vgr-order-sign", "context.encounterId",
            Reach.Order) with { MayBeRefused = true },
        Position.In("note of a draft that is moved", Infusion, "dk-dsam-order-sign", Draft + ".note[0].text", Reach.Order),
        Position.In("dosage text of a draft that is moved", Infusion, "dk-dsam-order-sign", Draft
            + ".dosageInstruction[0].text", Reach.Order),
        Position.In("unknown member of a draft that is moved", Infusion, "dk-dsam-order-sign", Draft
            + ".extension[0].valueString", Reach.Order),
        Position.In("name of a member of a draft that is moved", Infusion, "dk-dsam-order-sign", "", Reach.Order, prepare: r =>
            Position.Set(r, Draft + "." + Position.Mark, 1)),
    ];

    private static void Contained(JsonObject request)
    {
        var statement = StatementOf(request);
        var code = statement["medicationCodeableConcept"]!.DeepClone();
        statement.Remove("medicationCodeableConcept");
        statement["medicationReference"] = new JsonObject { ["reference"] = "#m" };
        statement["contained"] = new JsonArray(new JsonObject { ["resourceType"] = "Medication", ["id"] = "m", ["code"] = code });
    }

    private static void Ingredient(JsonObject request)
    {
        Contained(request);
        var medication = StatementOf(request)["contained"]![0]!.AsObject();
        var code = medication["code"]!.DeepClone();
        medication.Remove("code");
        medication["ingredient"] = new JsonArray(new JsonObject { ["itemCodeableConcept"] = code });
    }

    private static void Referenced(JsonObject request)
    {
        Contained(request);
        var statement = StatementOf(request);
        var medication = statement["contained"]![0]!.DeepClone();
        statement.Remove("contained");
        statement["medicationReference"] = new JsonObject { ["reference"] = "Medication/m" };
        request["prefetch"]!["medications"] =
            new JsonObject { ["resourceType"] = "Bundle", ["entry"] = new JsonArray(new JsonObject { ["resource"] = medication }) };
    }

    private static void Unknown(JsonObject request)
    {
        Contained(request);
        StatementOf(request).Remove("contained");
        StatementOf(request)["medicationReference"] = new JsonObject { ["reference"] = "Medication/away" };
    }

    /// <summary>Nobody is named but in the context, so that any id is the patient's.</summary>
    private static void Anonymous(JsonObject request)
    {
        request["prefetch"]!["patient"]!["id"] = Position.Mark;
        foreach (var resource in Within(request).OfType<JsonObject>().Where(o => o.ContainsKey("resourceType")).ToList())
        {
            resource.Remove("subject");
        }
    }

    private static IEnumerable<JsonNode> Within(JsonNode node) =>
        (node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        }).OfType<JsonNode>().SelectMany(n => Within(n).Prepend(n));

    private static JsonObject StatementOf(JsonObject request) =>
        request["prefetch"]!["medicationStatements"]!["entry"]![0]!["resource"]!.AsObject();
}
