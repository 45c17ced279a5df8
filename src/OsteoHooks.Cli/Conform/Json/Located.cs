using System.Text.Json;

namespace OsteoHooks.Cli.Conform.Json;

/// <summary>A piece of JSON that was received, and where it stands: the service and example, then the JSON path.</summary>
internal readonly record struct Located(string Place, JsonElement Json)
{
    public JsonValueKind Kind => Json.ValueKind;

    /// <summary>Its text, or null for whatever is no string.</summary>
    public string? Text => Kind == JsonValueKind.String ? Json.GetString() : null;

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    public bool Has(string name) => Member(name) is not null;

    /// <summary>Null where it is not there, or is null: that it is null is for one check alone to say.</summary>
    public Located? Member(string name) => IsObject && Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
        ? new($"{Place}.{name}", value) : null;

    public string? TextOf(string name) => Member(name)?.Text;

    /// <summary>Elements of an array member; none where it is no array.</summary>
    public IEnumerable<Located> Items(string name) => Member(name)?.Items() ?? [];

    public IEnumerable<Located> Items()
    {
        var place = Place;
        return IsArray ? Json.EnumerateArray().Select((item, i) => new Located($"{place}[{i}]", item)) : [];
    }

    public IEnumerable<Located> Members()
    {
        var place = Place;
        return IsObject ? Json.EnumerateObject().Select(m => new Located($"{place}.{m.Name}", m.Value)) : [];
    }

    /// <summary>Itself and everything below, except under the named members.</summary>
    public IEnumerable<Located> Everything(params string[] except)
    {
        yield return this;
        foreach (var below in Items().Concat(Members()).Where(b => !except.Any(e => b.Place.EndsWith('.' + e, StringComparison.Ordinal))))
        {
            foreach (var one in below.Everything(except))
            {
                yield return one;
            }
        }
    }
}
