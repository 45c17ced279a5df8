using System.Globalization;
using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Conform.Examples;

/// <summary>
/// The patients that every service is asked about: one that should leave any bone health service silent, and five that should not. All are
/// invented. Their histories end today, so that what is overdue stays overdue.
/// </summary>
/// <param name="run">Part of every id, so that feedback to one examination is nothing to the next.</param>
internal sealed class ExamplePatients(DateOnly today, string run)
{
    private const string Atc = "http://www.whocc.no/atc";
    private const string Icd = "http://hl7.org/fhir/sid/icd-10";

    public IReadOnlyList<ExamplePatient> All =>
        [Bland(), AromataseInhibitor(), LateDenosumab(), EarlyZoledronate(), LongPrednisolone(), LowBoneDensity()];

    private ExamplePatient Bland() => Example("bland", "male", 41, [], Draft("N02BE01", "paracetamol", 1000, "mg", 10));

    private ExamplePatient AromataseInhibitor() => Example(
        "aromatase-inhibitor", "female", 64,
        [Condition("C50.9", "Malignant neoplasm of breast", 290), Medication("L02BG03", "anastrozole", 1, "mg", 175)],
        Draft("L02BG04", "letrozole", 2.5m, "mg", 1825));

    private ExamplePatient LateDenosumab() => Example(
        "late-denosumab", "female", 75,
        [
            Condition("M81.0", "Postmenopausal osteoporosis", 1200),
            Medication("M05BX04", "denosumab", 60, "mg", 620),
            Injection("M05BX04", "denosumab", 60, 590), Injection("M05BX04", "denosumab", 60, 410),
            Injection("M05BX04", "denosumab", 60, 228), Observation("62238-1", "eGFR", 71, "mL/min/{1.73_m2}", 60),
            Observation("2000-8", "Calcium", 2.35m, "mmol/L", 60),
        ],
        Draft("M05BX04", "denosumab", 60, "mg", 365));

    private ExamplePatient EarlyZoledronate() => Example(
        "early-zoledronate", "female", 70,
        [
            Condition("M81.0", "Postmenopausal osteoporosis", 900),
            Injection("M05BX04", "denosumab", 60, 410), Injection("M05BX04", "denosumab", 60, 230),
            Injection("M05BX04", "denosumab", 60, 50), Observation("62238-1", "eGFR", 78, "mL/min/{1.73_m2}", 30),
            Observation("2000-8", "Calcium", 2.38m, "mmol/L", 30),
        ],
        Draft("M05BA08", "zoledronic acid", 5, "mg", 1));

    private ExamplePatient LongPrednisolone() => Example(
        "long-prednisolone", "female", 67,
        [Condition("M35.3", "Polymyalgia rheumatica", 130), Medication("H02AB06", "prednisolone", 10, "mg", 120)],
        Draft("H02AB06", "prednisolone", 10, "mg", 180));

    private ExamplePatient LowBoneDensity() => Example(
        "low-bone-density", "female", 72,
        [
            Condition("S72.0", "Fracture of neck of femur", 40),
            Observation("80945-9", "Femoral neck T-score", -3.1m, "{T-score}", 30),
            Observation("62238-1", "eGFR", 24, "mL/min/{1.73_m2}", 20), Observation("2000-8", "Calcium", 1.98m, "mmol/L", 20),
        ],
        Draft("M05BX04", "denosumab", 60, "mg", 365));

    private ExamplePatient Example(string name, string gender, int age, JsonArray chart, JsonObject draft)
    {
        var id = $"conform-{name}-{run}";
        foreach (var resource in chart.Append(draft))
        {
            resource![(string?)resource["resourceType"] is "Observation" or "Condition" or "MedicationRequest" ? "subject" : "patient"] ??=
                new JsonObject { ["reference"] = $"Patient/{id}" };
        }

        var patient = Json($$"""
            {"resourceType":"Patient","id":"{{id}}","name":[{"family":"{{ExamplePatient.Canary}}","given":["Åsa"]}],"gender":"{{gender}}","birthDate":"{{today.AddYears(-age).AddDays(-100):yyyy-MM-dd}}"}
            """);
        return new(name, patient, chart, [draft]);
    }

    private JsonObject Condition(string code, string text, int daysAgo) => Json($$"""
        {"resourceType":"Condition","id":"{{code}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
         "code":{"coding":[{"system":"{{Icd}}","code":"{{code}}"}],"text":"{{text}}"},"onsetDateTime":"{{Day(daysAgo)}}","recordedDate":"{{Day(daysAgo)}}"}
        """);

    private JsonObject Medication(string code, string text, decimal dose, string unit, int daysAgo) =>
        Request($"ongoing-{code}", "active", code, text, dose, unit, Day(daysAgo), Repeat(code, $"\"start\":\"{Day(daysAgo)}\""));

    // An extension and a decimal with its zero are there to be found unchanged in an update of the draft.
    private JsonObject Draft(string code, string text, decimal dose, string unit, int days)
    {
        var draft = Request($"draft-{code}", "draft", code, text, dose, unit, Day(0),
            Repeat(code, $"\"start\":\"{Day(0)}\",\"end\":\"{Day(-days)}\""));
        draft["extension"] = JsonNode.Parse("""[{"url":"urn:conform:kept","valueDecimal":1.0}]""");
        draft["_authoredOn"] = JsonNode.Parse("""{"extension":[{"url":"urn:conform:kept","valueString":"beside"}]}""");
        draft["requester"] = new JsonObject { ["reference"] = ExamplePatient.Prescriber };
        return draft;
    }

    private static string Repeat(string code, string bounds) =>
        $$"""{"boundsPeriod":{ {{bounds}} },"frequency":1,"period":{{(code == "M05BX04" ? 6 : 1)}},"periodUnit":"{{(code == "M05BX04" ? "mo" : "d")}}"}""";

    private static JsonObject Request(string id, string status, string code, string text, decimal dose, string unit, string authored,
        string repeat) => Json($$"""
            {"resourceType":"MedicationRequest","id":"{{id}}","status":"{{status}}","intent":"order","medicationCodeableConcept":{"coding":[{"system":"{{Atc}}","code":"{{code}}"}],"text":"{{text}}"},
             "authoredOn":"{{authored}}","dosageInstruction":[{"timing":{"repeat":{{repeat}}},
             "doseAndRate":[{"doseQuantity":{"value":{{Number(dose)}},"unit":"{{unit}}","system":"http://unitsofmeasure.org","code":"{{unit}}"} }]}]}
            """);

    private JsonObject Injection(string code, string text, decimal dose, int daysAgo) => Json($$"""
        {"resourceType":"MedicationAdministration","id":"given-{{daysAgo}}","status":"completed","medicationCodeableConcept":{"coding":[{"system":"{{Atc}}","code":"{{code}}"}],"text":"{{text}}"},
         "effectiveDateTime":"{{Day(daysAgo)}}","dosage":{"dose":{"value":{{Number(dose)}},"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"} } }
        """);

    private JsonObject Observation(string code, string text, decimal value, string unit, int daysAgo) => Json($$"""
        {"resourceType":"Observation","id":"{{code}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{code}}"}],"text":"{{text}}"},
         "effectiveDateTime":"{{Day(daysAgo)}}","valueQuantity":{"value":{{Number(value)}},"unit":"{{unit}}","system":"http://unitsofmeasure.org","code":"{{unit}}"} }
        """);

    private string Day(int ago) => today.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
