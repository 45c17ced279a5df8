using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>What of an answer a place of the request reaches.</summary>
internal enum Reach
{
    /// <summary>A card's detail, and findings with it.</summary>
    Detail,

    /// <summary>Reasons, values or references of findings only.</summary>
    Finding,

    /// <summary>A resource that a suggestion brings.</summary>
    Order,

    /// <summary>No part of the answer.</summary>
    Nowhere,
}

/// <summary>
/// A place of a request where text can stand: a patient of <c>tests/patients</c>, and where in their request the payload goes.
/// </summary>
/// <param name="Body">The request, with <see cref="Mark"/> where the payload goes.</param>
/// <param name="Before">What stands before the payload in the same string, so that it is read at all.</param>
internal sealed record Position(string Name, string Service, string Body, Reach Reach, string Before = "")
{
    public const string Mark = "@@";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header that the payload is sent in, where it is not the body.</summary>
    public string? Header { get; init; }

    /// <summary>Whether the call may be refused as well, because an id cannot hold what was sent.</summary>
    public bool MayBeRefused { get; init; }

    /// <param name="patient">Folder below <c>tests/patients</c>.</param>
    /// <param name="place">Path in the request, for example <c>prefetch.conditions.entry[0].resource.code.text</c>; made where it is
    /// missing.</param>
    public static Position In(
        string name, string patient, string service, string place, Reach reach, string before = "", Action<JsonObject>? prepare = null)
    {
        var file = Path.Combine(RepositoryRoot.Folder, "tests", "patients", patient, "request.json");
        var request = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        prepare?.Invoke(request);
        if (place.Length > 0)
        {
            Set(request, place, before + Mark);
        }

        return new(name, service, request.ToJsonString(Relaxed), reach, before);
    }

    /// <summary>The body with the payload in its place.</summary>
    public string Filled(string json) => Body.Replace(Mark, json, StringComparison.Ordinal);

    public static void Set(JsonObject request, string place, JsonNode? value)
    {
        JsonNode node = request;
        var steps = place.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            JsonNode? made = i + 1 == steps.Length ? value : steps[i + 1][0] == '[' ? new JsonArray() : new JsonObject();
            node = Step(node, steps[i], made, isLast: i + 1 == steps.Length) ?? node;
        }
    }

    public override string ToString() => Name;

    private static JsonNode? Step(JsonNode node, string step, JsonNode? made, bool isLast)
    {
        if (step[0] == '[')
        {
            var list = node.AsArray();
            var index = int.Parse(step[1..^1], CultureInfo.InvariantCulture);
            while (list.Count <= index)
            {
                list.Add(null);
            }

            return isLast || list[index] is null ? list[index] = made : list[index];
        }

        var members = node.AsObject();
        return isLast || members[step] is null ? members[step] = made : members[step];
    }
}
