using System.Globalization;
using OsteoHooks.Terminology;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Guidelines;

/// <summary>
/// Reads cards/guidelines/*.yaml. Every key that the limit groups know must stand there (or be <c>not-stated</c>), and nothing else may:
/// faults are collected as <c>file:line: fault</c>.
/// </summary>
public sealed class GuidelineFile
{
    private readonly string file;
    private readonly ICollection<string> faults;
    private readonly Dictionary<string, Limit> limits = new(StringComparer.Ordinal);

    private GuidelineFile(string file, ICollection<string> faults)
    {
        this.file = file;
        this.faults = faults;
    }

    /// <summary>Reads one file. Null when it is at fault; every fault is then in <paramref name="faults"/>.</summary>
    public static Guideline? Read(string path, ICollection<string> faults)
    {
        using var text = File.OpenText(path);
        return Read(text, path, faults);
    }

    public static Guideline? Read(TextReader text, string path, ICollection<string> faults)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            faults.Add($"{path}:{e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return null;
        }

        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            faults.Add($"{path}:1: a guideline is one mapping");
            return null;
        }

        var before = faults.Count;
        var guideline = new GuidelineFile(path, faults).Bind(root);
        return faults.Count == before ? guideline : null;
    }

    private Guideline Bind(YamlMappingNode root)
    {
        Unused(root, ["id", "name", "language", "zone", "documents", "equivalence", "patient", "glucocorticoid", "bone-density", "treatment", "hormonal-cancer-therapy", "denosumab", "kidney", "laboratory", "material-change"], "");
        return new Guideline
        {
            Id = Text(root, "id"),
            Name = Text(root, "name"),
            Language = Text(root, "language"),
            Zone = Zone(root),
            Documents = Entries(root, "documents").ToDictionary(e => e.Key, e => e.Value.Value ?? "", StringComparer.Ordinal),
            Equivalence = Equivalence(root),
            Patient = Group<PatientLimits>(root, "patient"),
            Glucocorticoid = Group<GlucocorticoidLimits>(root, "glucocorticoid"),
            BoneDensity = Group<BoneDensityLimits>(root, "bone-density"),
            Treatment = Group<TreatmentLimits>(root, "treatment"),
            HormonalCancerTherapy = Group<HormonalCancerTherapyLimits>(root, "hormonal-cancer-therapy"),
            Denosumab = Group<DenosumabLimits>(root, "denosumab"),
            Kidney = Group<KidneyLimits>(root, "kidney"),
            Laboratory = Group<LaboratoryLimits>(root, "laboratory"),
            MaterialChange = Group<MaterialChangeLimits>(root, "material-change"),
            Limits = limits,
        };
    }

    private T Group<T>(YamlMappingNode root, string name)
        where T : class
    {
        var group = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
        var properties = typeof(T).GetProperties().Where(p => p.PropertyType == typeof(Limit)).ToDictionary(p => Kebab(p.Name), StringComparer.Ordinal);
        if (Child(root, name) is not YamlMappingNode node)
        {
            Fault(root, $"the group {name} is missing");
            return group;
        }

        var switches = typeof(T).GetProperties().Where(p => p.PropertyType == typeof(bool)).ToDictionary(p => Kebab(p.Name), StringComparer.Ordinal);
        var scales = typeof(T).GetProperties().Where(p => p.PropertyType == typeof(LimitScale)).ToDictionary(p => Kebab(p.Name), StringComparer.Ordinal);
        Unused(node, [.. properties.Keys, .. switches.Keys, .. scales.Keys], name + ".");
        foreach (var (key, property) in scales)
        {
            property.SetValue(group, Scale(node, key, $"{name}.{key}"));
        }

        foreach (var (key, property) in switches)
        {
            if (Child(node, key) is YamlScalarNode { Value: "true" or "false" } on)
            {
                property.SetValue(group, on.Value == "true");
            }
            else
            {
                Fault(node, $"{name}.{key} is neither true nor false");
            }
        }

        foreach (var (key, property) in properties)
        {
            if (Child(node, key) is not { } child)
            {
                Fault(node, $"{name}.{key} is missing (write not-stated where the guideline has no such limit)");
                continue;
            }

            var limit = ReadLimit(child, $"{name}.{key}");
            limits[limit.Key] = limit;
            property.SetValue(group, limit);
        }

        return group;
    }

    private LimitScale Scale(YamlMappingNode group, string name, string key)
    {
        if (Child(group, name) is not YamlMappingNode map || Child(map, "values") is not YamlSequenceNode { Children.Count: > 0 } values)
        {
            return Fault(Child(group, name) ?? group, $"{key} has no list of values", new LimitScale([]));
        }

        Unused(map, ["op", "values", "unit", "source", "basis"], key + ".");
        var (op, unit, source, basis) = (Op(map), Text(map, "unit"), Text(map, "source"), Basis(map, key));
        return new LimitScale([.. values.Children.Select(v => new Limit(key, op, Number(v), unit, source, basis))]);
    }

    private Limit ReadLimit(YamlNode node, string key)
    {
        if (node is YamlScalarNode { Value: "not-stated" })
        {
            return Limit.NotStated(key);
        }

        if (node is not YamlMappingNode map)
        {
            Fault(node, $"{key} is neither a limit nor not-stated");
            return Limit.NotStated(key);
        }

        Unused(map, ["op", "value", "unit", "source", "basis"], key + ".");
        return new Limit(key, Op(map), Number(Child(map, "value") ?? map), Text(map, "unit"), Text(map, "source"), Basis(map, key));
    }

    private LimitBasis Basis(YamlMappingNode map, string key) => (Child(map, "basis") is YamlScalarNode b ? b.Value : "guideline") switch
    {
        "guideline" => LimitBasis.Guideline,
        "default" => LimitBasis.Default,
        "general-knowledge" => LimitBasis.GeneralKnowledge,
        "our-reading" => LimitBasis.OurReading,
        "borrowed" => LimitBasis.Borrowed,
        _ => Fault(map, $"{key}.basis is none of default, general-knowledge, our-reading, borrowed", LimitBasis.Guideline),
    };

    private Comparator Op(YamlMappingNode map) => Text(map, "op") switch
    {
        "<" => Comparator.Less,
        "<=" => Comparator.LessOrEqual,
        "==" => Comparator.Equal,
        ">=" => Comparator.GreaterOrEqual,
        ">" => Comparator.Greater,
        _ => Fault(map, "op is none of <, <=, ==, >=, >", Comparator.Equal),
    };

    private decimal Number(YamlNode node) =>
        decimal.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : Fault(node, "value is no number", 0m);

    private TimeZoneInfo Zone(YamlMappingNode root) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Text(root, "zone"), out var zone) ? zone : Fault(root, "zone is no time zone of this system", TimeZoneInfo.Utc);

    private Dictionary<Substance, decimal> Equivalence(YamlMappingNode root)
    {
        var table = new Dictionary<Substance, decimal>();
        foreach (var (name, value) in Entries(root, "equivalence"))
        {
            if (Enum.TryParse<Substance>(name, ignoreCase: true, out var substance) && decimal.TryParse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var mg) && mg > 0)
            {
                table[substance] = mg;
            }
            else
            {
                Fault(value, $"equivalence.{name} is no known substance with a positive number of mg");
            }
        }

        return table;
    }

    private IEnumerable<KeyValuePair<string, YamlScalarNode>> Entries(YamlMappingNode root, string name)
    {
        if (Child(root, name) is not YamlMappingNode map)
        {
            Fault(root, $"{name} is missing");
            yield break;
        }

        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } k } && value is YamlScalarNode v)
            {
                yield return new(k, v);
            }
        }
    }

    private string Text(YamlMappingNode map, string key) =>
        Child(map, key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : Fault(map, $"{key} is missing", "");

    private void Unused(YamlMappingNode map, IEnumerable<string> known, string prefix)
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !known.Contains(k.Value, StringComparer.Ordinal)))
        {
            Fault(key, $"{prefix}{key.Value} is used by nothing");
        }
    }

    private void Fault(YamlNode at, string fault) => faults.Add($"{file}:{at.Start.Line}: {fault}");

    private T Fault<T>(YamlNode at, string fault, T instead)
    {
        Fault(at, fault);
        return instead;
    }

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
