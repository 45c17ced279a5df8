using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Json;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>A service as discovery lists it, good enough to be called.</summary>
internal sealed record ListedService(string Id, string Hook, IReadOnlyList<(string Key, string Template)> Prefetch)
{
    public string Path => PathOf(Id);

    public string FeedbackPath => Path + "/feedback";

    /// <summary>The key that asks for the patient by id, or null.</summary>
    public string? PatientKey => Prefetch.FirstOrDefault(p => p.Template.StartsWith("Patient/{{", StringComparison.Ordinal)).Key;

    public static string PathOf(string id) => $"{Examination.DiscoveryPath}/{Uri.EscapeDataString(id)}";

    /// <returns>Null for an entry without id or hook, or whose id would lead elsewhere.</returns>
    public static ListedService? Read(Located entry) =>
        entry.TextOf("id") is { Length: > 0 } id && id.Trim('.').Length > 0 && entry.TextOf("hook") is { Length: > 0 } hook
            ? new(id, hook, [.. Templates(entry)])
            : null;

    /// <summary>A request of this service's hook about an example patient.</summary>
    public JsonObject Request(ExamplePatient patient) => new()
    {
        ["hook"] = Hook,
        ["hookInstance"] = Guid.NewGuid().ToString(),
        ["context"] = HookShape.Of(Hook).Context(patient),
        ["prefetch"] = patient.Answering(Prefetch),
    };

    private static IEnumerable<(string, string)> Templates(Located entry) =>
        entry.Member("prefetch") is { IsObject: true } prefetch
            ? prefetch.Json.EnumerateObject().Where(p => p.Value.ValueKind == System.Text.Json.JsonValueKind.String)
                .Select(p => (p.Name, p.Value.GetString()!))
            : [];
}
