using System.Text.Json;

namespace OsteoHooks.Benchmarks;

/// <summary>
/// Whether a body is what the figures say it is: three cards with suggestions in Swedish, most of its bytes in resource types that rules
/// read. Figures of another body would not compare, so without this none are printed.
/// </summary>
internal static class BodyCheck
{
    private const int LeastObservations = 300;
    private const int LeastMedications = 20;
    private const double LeastShareRead = 0.6;

    private static readonly string[] Expected = ["denosumab-overdue-7-months", "glucocorticoid-without-prophylaxis",
        "aromatase-inhibitor-without-dxa"];

    private static readonly string[] Medications = ["MedicationRequest", "MedicationStatement", "MedicationAdministration",
        "MedicationDispense"];

    private static readonly string[] NotRead = ["Encounter", "Claim"];

    /// <summary>One sentence per fault.</summary>
    /// <param name="isFull">The body is at least as large as the one that the targets are for.</param>
    public static IReadOnlyList<string> Faults(Call call, bool isFull)
    {
        var faults = new List<string>();
        using var reply = JsonDocument.Parse(call.Answer());
        var cards = reply.RootElement.GetProperty("cards").EnumerateArray().ToList();
        var ids = cards.ConvertAll(c => c.GetProperty("source").GetProperty("topic").GetProperty("code").GetString());
        if (!ids.SequenceEqual(Expected))
        {
            faults.Add($"the cards are {string.Join(", ", ids)}");
        }

        if (cards.Exists(c => !c.TryGetProperty("suggestions", out var suggestions) || suggestions.GetArrayLength() == 0))
        {
            faults.Add("a card has no suggestion");
        }

        if (cards.Count > 0 && !cards[0].GetProperty("summary").GetString()!.Contains("försenat", StringComparison.Ordinal))
        {
            faults.Add("the cards are not in Swedish");
        }

        return isFull ? [.. faults, .. Contents(call)] : faults;
    }

    private static IEnumerable<string> Contents(Call call)
    {
        using var body = JsonDocument.Parse(call.Body);
        var resources = body.RootElement.GetProperty("prefetch").EnumerateObject()
            .Where(p => p.Value.TryGetProperty("entry", out _))
            .SelectMany(p => p.Value.GetProperty("entry").EnumerateArray())
            .Select(e => e.GetProperty("resource"))
            .Select(r => (Type: r.GetProperty("resourceType").GetString(), Bytes: r.GetRawText().Length))
            .ToList();
        var observations = resources.Count(r => r.Type == "Observation");
        var medications = resources.Count(r => Medications.Contains(r.Type));
        var share = resources.Where(r => !NotRead.Contains(r.Type)).Sum(r => (double)r.Bytes) / call.Body.Length;
        if (observations < LeastObservations)
        {
            yield return $"{observations} Observations, fewer than {LeastObservations}";
        }

        if (medications < LeastMedications)
        {
            yield return $"{medications} medication entries, fewer than {LeastMedications}";
        }

        if (share < LeastShareRead)
        {
            yield return $"{share:P0} of the bytes are in types that rules read, less than {LeastShareRead:P0}";
        }
    }
}
