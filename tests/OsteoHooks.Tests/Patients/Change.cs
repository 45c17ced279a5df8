using System.Text.Json.Nodes;

namespace OsteoHooks.Tests.Patients;

/// <summary>What a change does to the request.</summary>
internal enum ChangeKind
{
    Set,
    Remove,
    Add,
    Unread,
}

/// <summary>One change of variants.yaml.</summary>
/// <param name="Path">Names and indices from the request's root; for <see cref="ChangeKind.Unread"/> a resource type.</param>
internal sealed record Change(ChangeKind Kind, string Path, JsonNode? Value)
{
    /// <param name="types">Prefetch key to resource type.</param>
    /// <exception cref="InvalidDataException">The path leads nowhere.</exception>
    public void Apply(JsonObject request, IReadOnlyDictionary<string, string> types)
    {
        switch (Kind)
        {
            case ChangeKind.Set:
                new JsonPlace(request, Path).Put(Value?.DeepClone());
                break;
            case ChangeKind.Remove:
                new JsonPlace(request, Path).Remove();
                break;
            case ChangeKind.Add:
                new JsonPlace(request, Path).Append(Value?.DeepClone());
                break;
            default:
                Forget(request, types);
                break;
        }
    }

    private void Forget(JsonObject request, IReadOnlyDictionary<string, string> types)
    {
        var prefetch = request["prefetch"]!.AsObject();
        var keys = prefetch.Select(p => p.Key).Where(k => types.TryGetValue(k, out var type) && type == Path).ToList();
        if (keys.Count == 0)
        {
            throw new InvalidDataException($"no prefetch key holds {Path}");
        }

        foreach (var key in keys)
        {
            prefetch.Remove(key);
        }
    }
}
