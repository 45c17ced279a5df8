using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Conform.Examples;

/// <summary>A hook's context (CDS Hooks Library 1.0.1 and later).</summary>
/// <param name="Tokens">Fields that prefetch templates may name; null where that is not known.</param>
internal sealed record HookShape(string Name, IReadOnlyList<string>? Tokens, Func<ExamplePatient, JsonObject> Context)
{
    private static readonly string[] Usual = ["userId", "patientId", "encounterId"];

    public static readonly IReadOnlyList<HookShape> Known =
    [
        new("patient-view", Usual, Person),
        new("order-select", Usual, p => With(Person(p), ("selections", p.Selections()), ("draftOrders", p.DraftOrders()))),
        new("order-sign", Usual, p => With(Person(p), ("draftOrders", p.DraftOrders()))),
        new("order-dispatch", ["patientId", "dispatchedOrders", "performer"], p => new JsonObject
        {
            ["patientId"] = p.Id,
            ["dispatchedOrders"] = p.Selections(),
            ["performer"] = "Practitioner/conform-performer",
        }),
        new("encounter-start", Usual, Stay),
        new("encounter-discharge", Usual, Stay),
        new("appointment-book", Usual, p => With(Person(p), ("appointments", ExamplePatient.Bundle([])))),
        new("medication-refill", Usual, p => With(Person(p), ("medications", p.DraftOrders()))),
        new("medication-prescribe", Usual, p => With(Person(p), ("medications", p.DraftOrders()))),
        new("order-review", Usual, p => With(Person(p), ("orders", p.DraftOrders()))),
        new("problem-list-item-create", Usual, p => With(Person(p), ("conditions", ExamplePatient.Bundle([])))),
        new("allergyintolerance-create", Usual, Person),
        new("medication-verify", Usual, Person),
    ];

    public bool HasDrafts => Name is "order-select" or "order-sign";

    /// <summary>The shape of a hook, whatever major version its name ends with; patient and user for one that is not known.</summary>
    public static HookShape Of(string hook) => Find(hook) ?? new(hook, null, Person);

    public static HookShape? Find(string hook) =>
        Known.FirstOrDefault(h => hook == h.Name
            || (hook.StartsWith(h.Name + "-", StringComparison.Ordinal) && hook[(h.Name.Length + 1)..].All(char.IsAsciiDigit)));

    private static JsonObject Person(ExamplePatient patient) =>
        new() { ["userId"] = ExamplePatient.Prescriber, ["patientId"] = patient.Id };

    private static JsonObject Stay(ExamplePatient patient) => With(Person(patient), ("encounterId", "conform-encounter"));

    private static JsonObject With(JsonObject context, params (string Name, JsonNode Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            context[name] = value;
        }

        return context;
    }
}
