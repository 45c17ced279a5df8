using System.Globalization;

namespace OsteoHooks.Tests.Answers;

/// <summary>Systemic glucocorticoids as orders with an id and a day, for six months.</summary>
internal static class Steroid
{
    public const string Prednisolone = "H02AB06";
    public const string Dexamethasone = "H02AB02";

    public static string Order(decimal mg, string id = "d1", string? day = "2026-03-02", string status = "draft", string atc = Prednisolone,
        string more = "") => string.Create(CultureInfo.InvariantCulture,
            $$"""{"resourceType":"MedicationRequest","id":"{{id}}","status":"{{status}}","intent":"order",{{(day is null ? "" : $"\"authoredOn\":\"{day}\",")}}{{more}}"medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"{{atc}}"}]},"dosageInstruction":[{{Facts.Consultation.Daily(mg, "6", "mo")}}]}""");
}
