using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.Patients;

/// <summary>A place in a request, for example <c>context.draftOrders.entry[0].resource.status</c>.</summary>
internal sealed partial class JsonPlace
{
    private readonly string _path;
    private readonly JsonNode _parent;
    private readonly string? _name;
    private readonly int _index;

    public JsonPlace(JsonNode root, string path)
    {
        _path = path;
        var steps = Step().Matches(path).Select(m => m.Groups["index"].Success ? (Name: null, Index: int.Parse(m.Groups["index"].Value,
                CultureInfo.InvariantCulture)) : (Name: (string?)m.Groups["name"].Value, Index: 0)).ToList();
        _parent = steps[..^1].Aggregate(root, (node, step) => (step.Name is { } n ? node as JsonObject is { } o ? o[n] : null
                : node as JsonArray is { } a && step.Index < a.Count ? a[step.Index] : null) ?? throw Nowhere());
        (_name, _index) = steps[^1];
    }

    public void Put(JsonNode? value)
    {
        if (_name is not null)
        {
            AsObject()[_name] = value;
        }
        else
        {
            AsArray()[_index] = value;
        }
    }

    public void Remove()
    {
        if (_name is null)
        {
            AsArray().RemoveAt(_index);
        }
        else if (!AsObject().Remove(_name))
        {
            throw Nowhere();
        }
    }

    /// <summary>To an array, to the entries of a Bundle, or to a Bundle or array made where nothing stood.</summary>
    public void Append(JsonNode? value)
    {
        var here = _name is null ? AsArray()[_index] : AsObject()[_name];
        if (here is null)
        {
            here = _path.Count(c => c == '.') == 1 && _path.StartsWith("prefetch.", StringComparison.Ordinal)
                ? new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset" } : new JsonArray();
            Put(here);
        }

        if (here is JsonObject bundle)
        {
            var entries = bundle["entry"] as JsonArray;
            if (entries is null)
            {
                bundle["entry"] = entries = [];
            }

            entries.Add(new JsonObject { ["resource"] = value });
        }
        else
        {
            here.AsArray().Add(value);
        }
    }

    private JsonObject AsObject() => _parent as JsonObject ?? throw Nowhere();

    private JsonArray AsArray() => _parent is JsonArray array && _index < array.Count ? array : throw Nowhere();

    private InvalidDataException Nowhere() => new($"{_path} leads nowhere");

    [GeneratedRegex(@"\[(?<index>\d+)\]|(?<name>[^.\[\]]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
