using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>Changes to the prefetch of a request.</summary>
internal static class Prefetched
{
    /// <summary>Every search was made and found nothing.</summary>
    public static void NothingFound(JsonObject body)
    {
        foreach (var key in Searches(body))
        {
            body["prefetch"]![key] = null;
        }
    }

    public static void OneFailed(JsonObject body) =>
        body["prefetch"]![Searches(body)[0]] =
            JsonNode.Parse("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden"}]}""");

    public static void OneMissing(JsonObject body) => body["prefetch"]!.AsObject().Remove(Searches(body)[0]);

    public static void NoPatient(JsonObject body, string key)
    {
        body.Remove("fhirServer");
        body.Remove("fhirAuthorization");
        body["prefetch"]![key] = null;
    }

    private static List<string> Searches(JsonObject body)
    {
        var keys =
            (body["prefetch"] as JsonObject ?? []).Where(p => (string?)p.Value?["resourceType"] == "Bundle").Select(p => p.Key).ToList();
        return keys.Count > 0 ? keys : throw new NotPossibleException("the service asks for no search");
    }
}
