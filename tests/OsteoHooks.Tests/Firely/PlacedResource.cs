using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace OsteoHooks.Tests.Firely;

/// <summary>A resource of a hook call, read by Firely without regard to faults.</summary>
/// <param name="Place">As <see cref="OsteoHooks.Fhir.Origin.Path"/> writes it.</param>
/// <param name="IsDraft">It stands in context.draftOrders.</param>
internal sealed record PlacedResource(string Place, Resource Resource, bool IsDraft, string? FullUrl)
{
    private static readonly string[] DraftTypes = ["MedicationRequest", "ServiceRequest", "Medication"];

    public string Type => Resource.TypeName;

    /// <summary>All resources of the call that the hook's definition lets the reader see: of the drafts those that are orders.</summary>
    public static IReadOnlyList<PlacedResource> Of(JsonElement request)
    {
        var placed = new List<PlacedResource>();
        var context = request.GetProperty("context");
        if (request.GetProperty("hook").GetString() is ("order-sign" or "order-select") and var hook
            && context.TryGetProperty("draftOrders", out var drafts))
        {
            Collect(drafts, "context.draftOrders", isDraft: true, fullUrl: null, placed);
            placed.RemoveAll(p => !DraftTypes.Contains(p.Type, StringComparer.Ordinal));
            if (hook == "order-select")
            {
                var selections = context.GetProperty("selections").EnumerateArray();
                var selected = selections.Select(s => s.GetString()!).ToHashSet(StringComparer.Ordinal);
                placed.RemoveAll(p => p.Type != "Medication" && !p.IsIn(selected));
            }
        }

        if (request.TryGetProperty("prefetch", out var prefetch) && prefetch.ValueKind == JsonValueKind.Object)
        {
            foreach (var key in prefetch.EnumerateObject())
            {
                Collect(key.Value, "prefetch." + key.Name, isDraft: false, fullUrl: null, placed);
            }
        }

        return placed;
    }

    private bool IsIn(HashSet<string> selected) =>
        (FullUrl is not null && selected.Contains(FullUrl))
        || (Resource.Id is { } id && (selected.Contains(id) || selected.Contains($"{Type}/{id}")));

    private static void Collect(JsonElement value, string place, bool isDraft, string? fullUrl, List<PlacedResource> placed)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("resourceType", out var type))
        {
            return;
        }

        if (type.ValueKind == JsonValueKind.String && type.GetString() == "Bundle")
        {
            var hasList = value.TryGetProperty("entry", out var list) && list.ValueKind == JsonValueKind.Array;
            var entries = hasList ? list.EnumerateArray().ToArray() : [];
            for (var i = 0; i < entries.Length; i++)
            {
                if (entries[i].ValueKind == JsonValueKind.Object && entries[i].TryGetProperty("resource", out var resource))
                {
                    Collect(resource, $"{place}.entry[{i}].resource", isDraft, Url(entries[i]), placed);
                }
            }
        }
        else
        {
            FhirJsonDeserializer.OSTRICH.TryDeserializeResource(value.GetRawText(), out var poco, out _);
            if (poco is not null)
            {
                placed.Add(new PlacedResource(place, poco, isDraft, fullUrl));
            }
        }
    }

    private static string? Url(JsonElement entry) =>
        entry.TryGetProperty("fullUrl", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
}
