using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Cards;

/// <summary>
/// The test patient of a new card: a woman of 68 of whom nothing is known yet, with an order where the card appears at one.
/// </summary>
internal static class NewPatient
{
    private const string Id = "patient-1";
    private const int Age = 68;
    private const int ChildAge = 10;

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Why(NewCard card) =>
        $"A woman of {Age} for whom {card.Id} applies: <write: what is special about her, in one line>.\n";

    /// <param name="keys">The prefetch keys that the services publish.</param>
    public static string Request(NewCard card, IEnumerable<string> keys)
    {
        var hook = card.Hooks[0];
        var context = new JsonObject { ["userId"] = "Practitioner/dr-1", ["patientId"] = Id };
        if (hook is "order-select" or "order-sign")
        {
            context["selections"] = new JsonArray("MedicationRequest/order");
            context["draftOrders"] = new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = "collection",
                ["entry"] = new JsonArray(new JsonObject { ["resource"] = Order(card) }),
            };
        }

        var prefetch = new JsonObject();
        foreach (var key in keys.Where(k => k != "patient").Prepend("patient"))
        {
            prefetch[key] = key == "patient" ? Patient(card) : null;
        }

        var request = new JsonObject
        {
            ["hook"] = hook,
            ["hookInstance"] = "7c0a5b0e-5c56-4d0f-9a57-1f6f0e1f0001",
            ["context"] = context,
            ["prefetch"] = prefetch,
        };
        return request.ToJsonString(Indented) + "\n";
    }

    public static string Variants(NewCard card)
    {
        var all = string.Join(", ", card.Guidelines.Select(g => $"\"{g.Id}\""));
        return $$"""
            today: {{NewCardTexts.Day(card.Today)}}
            variants:
              - name: as she is
                guideline: [{{all}}]
                role: fires
                card: {{card.Id}}
                expect: { {{card.Id}}: fired/info }
                why: "<write: what makes the card appear>"
              # The quiet twin differs in exactly one fact; take the one that the rule turns on.
              - name: a child
                guideline: [{{all}}]
                role: quiet
                card: {{card.Id}}
                change:
                  - { set: prefetch.patient.birthDate, to: "{{NewCardTexts.Day(card.Today.AddYears(-ChildAge))}}" }
                expect: { {{card.Id}}: not-indicated }
                why: below the age of the rule
              # A gap in what the rule needs.
              - name: date of birth missing
                guideline: [{{all}}]
                role: gap
                card: {{card.Id}}
                change:
                  - { remove: prefetch.patient.birthDate }
                expect: { {{card.Id}}: not-assessed }
                why: whether she is an adult cannot be told
              # A gap in what it does not need changes nothing.
              - name: appointments could not be read
                guideline: [{{all}}]
                role: irrelevant-gap
                card: {{card.Id}}
                change:
                  - { unread: Appointment }
                expect: { {{card.Id}}: fired/info }
                why: the rule asks for no appointment

            """;
    }

    private static JsonObject Patient(NewCard card) => new()
    {
        ["resourceType"] = "Patient",
        ["id"] = Id,
        ["active"] = true,
        ["gender"] = "female",
        ["birthDate"] = NewCardTexts.Day(card.Today.AddYears(-Age)),
    };

    private static JsonObject Order(NewCard card) => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = "order",
        ["status"] = "draft",
        ["intent"] = "order",
        ["medicationCodeableConcept"] = new JsonObject
        {
            ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://www.whocc.no/atc", ["code"] = "M05BA04" }),
            ["text"] = "Alendronate 70 mg",
        },
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{Id}" },
        ["authoredOn"] = NewCardTexts.Day(card.Today),
    };
}
