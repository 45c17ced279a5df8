namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>
/// The few resources that decide: prednisolone for ten months without protection, an aromatase inhibitor without a DXA, and denosumab last
/// given nine months before the clinical date.
/// </summary>
internal static class BoneHistory
{
    private const string Atc = "http://www.whocc.no/atc";

    public static void Prescriptions(ResourceWriter r)
    {
        Order(r, "H02AB06", "Prednisolon", "2025-12-01", 10m, days: 300);
        Order(r, "L02BG03", "Anastrozol", "2025-02-10", 1m, days: null);
    }

    public static void Injection(ResourceWriter r) => r.Entry("MedicationAdministration", "completed", () =>
    {
        r.Concept("medicationCodeableConcept", Atc, "M05BX04", "Denosumab");
        r.Json.WriteString("effectiveDateTime", "2025-08-20");
        r.Json.WriteStartObject("dosage");
        r.Quantity("dose", 60m, "mg");
        r.Json.WriteEndObject();
    });

    public static void BreastCancer(ResourceWriter r) => r.Entry("Condition", status: null, () =>
    {
        r.Concept("clinicalStatus", ResourceWriter.Terminology + "condition-clinical", "active", display: null);
        r.Concept("verificationStatus", ResourceWriter.Terminology + "condition-ver-status", "confirmed", display: null);
        r.Concept("code", "urn:oid:1.2.752.116.1.1.1.1.3", "C50.9", "Malign tumör i bröstkörtel");
        r.Json.WriteString("onsetDateTime", "2025-01-20");
    });

    private static void Order(ResourceWriter r, string code, string name, string authoredOn, decimal mg, int? days) =>
        r.Entry("MedicationRequest", "active", () =>
        {
            r.Json.WriteString("intent", "order");
            r.Concept("medicationCodeableConcept", Atc, code, name);
            r.Json.WriteString("authoredOn", authoredOn);
            Dosage.Daily(r, mg, "mg", days);
        });
}
