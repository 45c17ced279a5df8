using System.Text.Json;

namespace OsteoHooks.Cli.Evaluate;

/// <summary>One entry of a plain Bundle: the resource, and what is needed to tell whose it is.</summary>
/// <param name="Index">Place in the Bundle, from 0.</param>
/// <param name="Type">The resource's type; null where no resource can be told.</param>
internal sealed record BundleEntry(int Index, JsonElement Whole, string? Type, JsonElement Resource)
{
    public string? Id => TextOf(Resource, "id");

    public bool IsDraftOrder => Type is "MedicationRequest" or "ServiceRequest" && TextOf(Resource, "status") == "draft";

    /// <summary>An entry from which the answer to any query could be missing.</summary>
    public bool ConcernsEveryType => Type is null or "OperationOutcome";

    /// <summary>How others may refer to this resource: type and id, and the address of its entry.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            if (Id is { } id)
            {
                yield return $"{Type}/{id}";
            }

            if (TextOf(Whole, "fullUrl") is { } url)
            {
                yield return url;
            }
        }
    }

    public static BundleEntry Read(JsonElement entry, int index)
    {
        var resource = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("resource", out var found) ? found : default;
        return new BundleEntry(index, entry, TextOf(resource, "resourceType"), resource);
    }

    /// <summary>Whether the resource says of itself that it is about one of these.</summary>
    /// <param name="names">As <see cref="Names"/> has them.</param>
    public bool IsAbout(IReadOnlyCollection<string> names) => Subjects().Any(reference => names.Any(name =>
        reference == name
        || (reference.EndsWith('/' + name, StringComparison.Ordinal) && reference.Contains("://", StringComparison.Ordinal))));

    private IEnumerable<string> Subjects()
    {
        string?[] own = [ReferenceOf(Resource, "subject"), ReferenceOf(Resource, "patient")];
        var participants = Resource.ValueKind == JsonValueKind.Object && Resource.TryGetProperty("participant", out var list)
                && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(p => ReferenceOf(p, "actor"))
            : [];
        return own.Concat(participants).OfType<string>();
    }

    private static string? ReferenceOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var reference)
            ? TextOf(reference, "reference") : null;

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
