using System.Globalization;
using OsteoHooks.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// One YAML file of content, read strictly: what is missing, misspelt or of the wrong kind is collected as <c>file:line: fault</c>.
/// </summary>
internal sealed class YamlPage
{
    private readonly ICollection<string> _faults;

    private YamlPage(string file, ICollection<string> faults, YamlMappingNode root)
    {
        File = file;
        _faults = faults;
        Root = root;
    }

    public string File { get; }

    public YamlMappingNode Root { get; }

    /// <summary>Null when the file is missing or is not one YAML mapping; the fault is then noted.</summary>
    public static YamlPage? Open(string file, ICollection<string> faults)
    {
        if (!System.IO.File.Exists(file))
        {
            faults.Add($"{file}:1: the file is missing");
            return null;
        }

        using var text = System.IO.File.OpenText(file);
        return Read(text, file, faults);
    }

    /// <summary>Null when the text is not one YAML mapping; the fault is then noted.</summary>
    /// <param name="file">Where faults are said to be.</param>
    public static YamlPage? Read(TextReader text, string file, ICollection<string> faults)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            faults.Add($"{file}:{e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return null;
        }

        if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
        {
            return new YamlPage(file, faults, root);
        }

        faults.Add($"{file}:1: the file is not one mapping");
        return null;
    }

    public void Fault(YamlNode at, string fault) => _faults.Add($"{Place(at)}: {fault}");

    /// <summary><c>file:line</c>.</summary>
    public string Place(YamlNode node) => $"{File}:{node.Start.Line}";

    public static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    /// <summary>The key itself, for the line it stands on.</summary>
    public static YamlNode? Key(YamlMappingNode map, string key) =>
        map.Children.Keys.FirstOrDefault(k => k is YamlScalarNode scalar && scalar.Value == key);

    public YamlMappingNode? Map(YamlMappingNode map, string key)
    {
        switch (Child(map, key))
        {
            case null:
                return null;
            case YamlMappingNode child:
                return child;
            case var other:
                Fault(other, $"{key} is not a mapping");
                return null;
        }
    }

    public static string? TextOrNull(YamlMappingNode map, string key) =>
        Child(map, key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    public string Text(YamlMappingNode map, string key)
    {
        var text = TextOrNull(map, key);
        if (text is null)
        {
            Fault(map, $"{key} is missing");
        }

        return text ?? "";
    }

    public decimal Number(YamlMappingNode map, string key) => Number(Child(map, key) ?? map, key);

    /// <param name="named">What the number is, in a fault.</param>
    public decimal Number(YamlNode node, string named)
    {
        if (node is YamlScalarNode scalar
            && decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(node, $"{named} is no number");
        return 0;
    }

    public DateOnly? Date(YamlMappingNode map, string key)
    {
        var text = TextOrNull(map, key);
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        Fault(Child(map, key) ?? map, $"{key} is no date (yyyy-MM-dd)");
        return null;
    }

    /// <summary>A list of plain texts; an absent key is an empty list.</summary>
    public IReadOnlyList<string> List(YamlMappingNode map, string key) => Child(map, key) is { } node ? List(node, key) : [];

    public IReadOnlyList<string> List(YamlNode node, string key)
    {
        if (node is YamlSequenceNode sequence && sequence.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value!)];
        }

        Fault(node, $"{key} is not a list of words");
        return [];
    }

    public static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode map) =>
        map.Children.Select(c => (((YamlScalarNode)c.Key).Value ?? "", c.Value));

    /// <summary>A text in every language; the languages that are missing are one fault.</summary>
    public Wording Wording(YamlMappingNode map, string key)
    {
        if (Child(map, key) is YamlMappingNode node)
        {
            return Wording(node, named: key);
        }

        Fault(Child(map, key) ?? map, $"{key} is missing, or does not stand in every language");
        return new Wording("", "", "", "");
    }

    public Wording Wording(YamlMappingNode node, YamlNode? at = null, string named = "the text")
    {
        OnlyKeys(node, [.. CardLanguage.All]);
        var missing = CardLanguage.All.Where(l => TextOrNull(node, l) is null).ToList();
        if (missing.Count > 0)
        {
            Fault(at ?? node, $"{named} is missing in {string.Join(", ", missing)}");
        }

        return new Wording(TextOrNull(node, "en") ?? "", TextOrNull(node, "sv") ?? "", TextOrNull(node, "da") ?? "",
            TextOrNull(node, "nb") ?? "");
    }

    public void OnlyKeys(YamlMappingNode map, params ReadOnlySpan<string> known)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                Fault(key, $"{key} is used by nothing");
            }
        }
    }
}
