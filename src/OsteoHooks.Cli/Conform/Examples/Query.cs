using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Conform.Examples;

/// <summary>
/// A prefetch template as a FHIR server of the examples answers it: by type, and by code, category and status where these are literal.
/// </summary>
internal sealed record Query(string Type, bool IsRead, IReadOnlyList<(string Name, string[] Values)> Parameters)
{
    /// <returns>Null for what is no read or search.</returns>
    public static Query? Read(string template)
    {
        var end = template.IndexOfAny(['/', '?']);
        var type = end < 0 ? template : template[..end];
        if (type.Length == 0 || !type.All(char.IsAsciiLetter))
        {
            return null;
        }

        var parameters = end >= 0 && template[end] == '?' ? template[(end + 1)..].Split('&').Select(Parameter) : [];
        return new(type, end >= 0 && template[end] == '/', [.. parameters]);
    }

    public bool Finds(JsonObject resource) =>
        (string?)resource["resourceType"] == Type && Parameters.All(p => p.Name switch
        {
            "code" => HasCode(resource["code"] ?? resource["medicationCodeableConcept"], p.Values),
            "category" => HasCode(resource["category"], p.Values),
            "status" => p.Values.Contains((string?)resource["status"], StringComparer.Ordinal),
            _ => true,
        });

    private static (string, string[]) Parameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var values =
            equals < 0 || text.Contains("{{", StringComparison.Ordinal) ? [] : Uri.UnescapeDataString(text[(equals + 1)..]).Split(',');
        // Without literal values there is nothing to compare with.
        return (values.Length == 0 ? "" : text[..equals], values);
    }

    private static bool HasCode(JsonNode? concepts, string[] wanted) => concepts switch
    {
        JsonArray several => several.Any(one => HasCode(one, wanted)),
        JsonObject concept => concept["coding"]?.AsArray()
                .Any(c => wanted.Any(w => w == (string?)c!["code"] || w == $"{(string?)c["system"]}|{(string?)c["code"]}")) == true,
        _ => false,
    };
}
