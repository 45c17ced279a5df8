using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Tests.Patients;

/// <summary>Reads variants.yaml; the first fault stops it, with its line.</summary>
internal sealed partial class VariantsFile(string path, string @case)
{
    private static readonly string[] Keys = ["name", "guideline", "role", "card", "limit", "change", "expect", "offers", "why",
        "hook", "today"];

    public IReadOnlyList<Variant> Read()
    {
        using var text = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(text);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        Only(root, "today", "hook", "variants");
        return [.. ((YamlSequenceNode)root["variants"]).Children.Cast<YamlMappingNode>().SelectMany(v => Variants(root, v))];
    }

    /// <summary>One per guideline: several may share a line.</summary>
    private IEnumerable<Variant> Variants(YamlMappingNode root, YamlMappingNode node)
    {
        Only(node, Keys);
        var role = Enum.Parse<VariantRole>(Text(node, "role").Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var limit = Child(node, "limit") is { } l ? Scalar(l) : null;
        if ((role == VariantRole.Limit) != limit is not null)
        {
            throw Fault(node, "limit: stands with role limit, and only there");
        }

        foreach (var guideline in Several(node, "guideline"))
        {
            yield return new Variant(
                @case,
                Text(node, "name"),
                guideline,
                DateOnly.ParseExact(Scalar(Child(node, "today") ?? Child(root, "today") ?? throw Fault(node, "today is missing")),
                    "yyyy-MM-dd", CultureInfo.InvariantCulture),
                (Child(node, "hook") ?? Child(root, "hook")) is { } hook ? Scalar(hook) : null,
                role,
                Several(node, "card"),
                limit,
                Child(node, "change") is YamlSequenceNode changes ? [.. changes.Children.Cast<YamlMappingNode>().SelectMany(Changes)] : [],
                ((YamlMappingNode)(Child(node, "expect") ?? throw Fault(node, "expect is missing"))).ToDictionary(e => Scalar(e.Key),
                    e => Scalar(e.Value), StringComparer.Ordinal),
                Child(node, "offers") is YamlMappingNode offers ? offers.ToDictionary(o => Scalar(o.Key), o => string.Join(", ",
                        ((YamlSequenceNode)o.Value).Select(Scalar).Order(StringComparer.Ordinal)), StringComparer.Ordinal) : [],
                Text(node, "why"));
        }
    }

    private IEnumerable<Change> Changes(YamlMappingNode node)
    {
        if (Child(node, "unread") is { } unread)
        {
            Only(node, "unread");
            return (unread is YamlSequenceNode types ? types.Select(Scalar) : [Scalar(unread)]).Select(t =>
                new Change(ChangeKind.Unread, t, null));
        }

        if (Child(node, "remove") is { } remove)
        {
            Only(node, "remove");
            return [new Change(ChangeKind.Remove, Scalar(remove), null)];
        }

        if (Child(node, "add") is { } add)
        {
            Only(node, "add", "value");
            return [new Change(ChangeKind.Add, Scalar(add), Json(Child(node, "value") ?? throw Fault(node, "value is missing")))];
        }

        Only(node, "set", "to");
        return [new Change(ChangeKind.Set, Text(node, "set"), Json(Child(node, "to") ?? throw Fault(node, "to is missing")))];
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(Scalar(p.Key), Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain } when Bare().IsMatch(plain) => JsonNode.Parse(plain),
        _ => JsonValue.Create(Scalar(node)),
    };

    private void Only(YamlMappingNode node, params string[] keys)
    {
        if (node.Children.Keys.FirstOrDefault(k => !keys.Contains(Scalar(k), StringComparer.Ordinal)) is { } key)
        {
            throw Fault(key, $"{Scalar(key)} is none of {string.Join(", ", keys)}");
        }
    }

    private string Text(YamlMappingNode node, string key) =>
        Child(node, key) is { } child && Scalar(child) is { Length: > 0 } text ? text : throw Fault(node, $"{key} is missing");

    private List<string> Several(YamlMappingNode node, string key) =>
        Child(node, key) is YamlSequenceNode several ? [.. several.Select(Scalar)] : [Text(node, key)];

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private InvalidDataException Fault(YamlNode at, string fault) => new($"{path}:{at.Start.Line}: {fault}");

    /// <summary>What YAML and JSON write alike without quotes.</summary>
    [GeneratedRegex(@"^(true|false|-?(0|[1-9]\d*)(\.\d+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();
}
