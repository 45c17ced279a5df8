using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Conform.Examples;

/// <summary>An invented patient with a chart and, for the order hooks, drafts.</summary>
internal sealed class ExamplePatient(string name, JsonObject patient, JsonArray chart, JsonArray drafts)
{
    public const string Prescriber = "Practitioner/conform-prescriber";

    /// <summary>The family name of every example, to be found again where no name belongs.</summary>
    public const string Canary = "Zzyxkanarie";

    /// <summary>What the example is about, for places in the report.</summary>
    public string Name => name;

    public string Id => (string)patient["id"]!;

    public JsonArray Selections() => [.. drafts.Select(d => (JsonNode)$"{(string)d!["resourceType"]!}/{(string)d["id"]!}")];

    public JsonObject DraftOrders() => Bundle(drafts, type: "collection");

    /// <summary>
    /// Prefetch for a service's templates as a client would fill it; what the chart does not have is an empty Bundle, or left out where one
    /// resource is asked for.
    /// </summary>
    public JsonObject Answering(IEnumerable<(string Key, string Template)> templates)
    {
        var prefetch = new JsonObject();
        foreach (var (key, template) in templates)
        {
            if (Query.Read(template) is { } query && Answer(query) is { } answer)
            {
                prefetch[key] = answer;
            }
        }

        return prefetch;
    }

    public static JsonObject Bundle(IEnumerable<JsonNode?> resources, string type = "searchset")
    {
        var entries = new JsonArray([.. resources.Select(r => new JsonObject { ["resource"] = r!.DeepClone() })]);
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = type };
        if (type == "searchset")
        {
            bundle["total"] = entries.Count;
        }

        if (entries.Count > 0)
        {
            bundle["entry"] = entries;
        }

        return bundle;
    }

    private JsonNode? Answer(Query query)
    {
        if (query.IsRead)
        {
            return query.Type switch
            {
                "Patient" => patient.DeepClone(),
                "Practitioner" => new JsonObject
                    { ["resourceType"] = "Practitioner", ["id"] = Prescriber[(Prescriber.IndexOf('/', StringComparison.Ordinal) + 1)..] },
                _ => null,
            };
        }

        return Bundle(query.Type == "Patient" ? [patient] : chart.Where(r => query.Finds(r!.AsObject())));
    }
}
