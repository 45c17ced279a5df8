using System.Collections.Immutable;
using System.Globalization;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// Reads <c>cards/guidelines/&lt;id&gt;</c>: <c>guideline.yaml</c> and one file per group of limits, named as the group. Every key that a
/// group knows must
/// stand in its file (or be <c>not-stated</c>), and nothing else may: faults are collected as <c>file:line: fault</c>.
/// </summary>
public sealed class GuidelineFolder
{
    private const string Whole = "guideline";

    private readonly string _folder;
    private readonly ICollection<string> _faults;
    private readonly Func<string, TextReader> _open;
    private readonly Dictionary<string, Limit> _limits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private GuidelineFolder(string folder, ICollection<string> faults, Func<string, TextReader> open)
    {
        _folder = folder;
        _faults = faults;
        _open = open;
    }

    /// <summary>Null when the guideline is at fault; every fault is then in <paramref name="faults"/>.</summary>
    /// <param name="open">Opens a file of the folder; null to open it from disk.</param>
    public static Guideline? Read(string folder, ICollection<string> faults, Func<string, TextReader>? open = null)
    {
        var before = faults.Count;
        var reader = new GuidelineFolder(folder, faults, open ?? File.OpenText);
        var guideline = reader.Page(Whole) is { } page ? reader.Bind(page) : null;
        reader.RefuseOtherFiles();
        return faults.Count == before ? guideline : null;
    }

    private Guideline Bind(YamlPage page)
    {
        page.OnlyKeys(page.Root, "id", "name", "language", "zone", "documents", "equivalence");
        var id = page.Text(page.Root, "id");
        if (id.Length > 0 && id != Path.GetFileName(_folder))
        {
            page.Fault(YamlPage.Child(page.Root, "id")!, $"id is {id}, but the folder is {Path.GetFileName(_folder)}");
        }

        return new Guideline
        {
            Id = id,
            Name = page.Text(page.Root, "name"),
            Language = page.Text(page.Root, "language"),
            Zone = Zone(page),
            Documents = Words(page, "documents").ToDictionary(e => e.Key, e => e.Value.Value ?? "", StringComparer.Ordinal),
            Equivalence = Equivalence(page),
            Patient = Group<PatientLimits>("patient"),
            Glucocorticoid = Group<GlucocorticoidLimits>("glucocorticoid"),
            BoneDensity = Group<BoneDensityLimits>("bone-density"),
            Treatment = Group<TreatmentLimits>("treatment"),
            HormonalCancerTherapy = Group<HormonalCancerTherapyLimits>("hormonal-cancer-therapy"),
            Denosumab = Group<DenosumabLimits>("denosumab"),
            Kidney = Group<KidneyLimits>("kidney"),
            Laboratory = Group<LaboratoryLimits>("laboratory"),
            MaterialChange = Group<MaterialChangeLimits>("material-change"),
            Limits = _limits,
        };
    }

    /// <summary>Null when the file is missing or is not one mapping.</summary>
    private YamlPage? Page(string name)
    {
        var file = Path.Combine(_folder, name + ".yaml");
        _read.Add(file);
        if (!File.Exists(file))
        {
            _faults.Add($"{file}:1: the file is missing");
            return null;
        }

        using var text = _open(file);
        return YamlPage.Read(text, file, _faults);
    }

    private void RefuseOtherFiles()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.yaml").Where(f => !_read.Contains(f)).Order(StringComparer.Ordinal))
        {
            _faults.Add($"{file}:1: the file is used by nothing");
        }
    }

    private T Group<T>(string name)
        where T : class
    {
        var group = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
        if (Page(name) is not { } page)
        {
            return group;
        }

        var properties = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => (Property: p, Key: Kebab(p.Name))).ToList();
        page.OnlyKeys(page.Root, [.. properties.Select(p => p.Key)]);
        foreach (var (property, key) in properties)
        {
            property.SetValue(group, property.PropertyType == typeof(bool) ? ReadSwitch(page, name, key)
                : property.PropertyType == typeof(LimitScale) ? ReadScale(page, name, key)
                : ReadLimit(page, name, key));
        }

        return group;
    }

    private static bool ReadSwitch(YamlPage page, string group, string key)
    {
        if (YamlPage.TextOrNull(page.Root, key) is ("true" or "false") and var on)
        {
            return on == "true";
        }

        page.Fault(YamlPage.Child(page.Root, key) ?? page.Root, $"{group}.{key} is neither true nor false");
        return false;
    }

    private static LimitScale ReadScale(YamlPage page, string group, string key)
    {
        if (YamlPage.Child(page.Root, key) is not YamlMappingNode map
            || YamlPage.Child(map, "values") is not YamlSequenceNode { Children.Count: > 0 } values)
        {
            page.Fault(YamlPage.Child(page.Root, key) ?? page.Root, $"{group}.{key} has no list of values");
            return new LimitScale([]);
        }

        page.OnlyKeys(map, "op", "values", "unit", "source", "basis");
        var (op, unit, source, basis) = (Op(page, map), page.Text(map, "unit"), page.Text(map, "source"), Basis(page, map));
        return new LimitScale([
            .. values.Children.Select(v => new Limit($"{group}.{key}", op, page.Number(v, "a value"), unit, source, basis))]);
    }

    private Limit ReadLimit(YamlPage page, string group, string key)
    {
        var limit = ReadLimit(page, $"{group}.{key}", YamlPage.Child(page.Root, key));
        _limits[limit.Key] = limit;
        return limit;
    }

    private static Limit ReadLimit(YamlPage page, string key, YamlNode? node)
    {
        switch (node)
        {
            case null:
                page.Fault(page.Root, $"{key} is missing (write not-stated where the guideline has no such limit)");
                return Limit.NotStated(key);
            case YamlScalarNode { Value: "not-stated" }:
                return Limit.NotStated(key);
            case YamlMappingNode map:
                page.OnlyKeys(map, "op", "value", "unit", "source", "basis");
                return new Limit(key, Op(page, map), page.Number(map, "value"), page.Text(map, "unit"), page.Text(map, "source"),
                    Basis(page, map));
            default:
                page.Fault(node, $"{key} is neither a limit nor not-stated");
                return Limit.NotStated(key);
        }
    }

    private static LimitBasis Basis(YamlPage page, YamlMappingNode map)
    {
        switch (YamlPage.TextOrNull(map, "basis") ?? Whole)
        {
            case Whole:
                return LimitBasis.Guideline;
            case "default":
                return LimitBasis.Default;
            case "general-knowledge":
                return LimitBasis.GeneralKnowledge;
            case "our-reading":
                return LimitBasis.OurReading;
            case "borrowed":
                return LimitBasis.Borrowed;
            default:
                page.Fault(map, "basis is none of default, general-knowledge, our-reading, borrowed");
                return LimitBasis.Guideline;
        }
    }

    private static Comparator Op(YamlPage page, YamlMappingNode map)
    {
        switch (page.Text(map, "op"))
        {
            case "<":
                return Comparator.Less;
            case "<=":
                return Comparator.LessOrEqual;
            case "==":
                return Comparator.Equal;
            case ">=":
                return Comparator.GreaterOrEqual;
            case ">":
                return Comparator.Greater;
            default:
                page.Fault(map, "op is none of <, <=, ==, >=, >");
                return Comparator.Equal;
        }
    }

    private static TimeZoneInfo Zone(YamlPage page)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(page.Text(page.Root, "zone"), out var zone))
        {
            return zone;
        }

        page.Fault(YamlPage.Child(page.Root, "zone") ?? page.Root, "zone is no time zone of this system");
        return TimeZoneInfo.Utc;
    }

    private static Dictionary<Substance, decimal> Equivalence(YamlPage page)
    {
        var table = new Dictionary<Substance, decimal>();
        foreach (var (name, value) in Words(page, "equivalence"))
        {
            if (Enum.TryParse<Substance>(name, ignoreCase: true, out var substance)
                && decimal.TryParse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var mg) && mg > 0)
            {
                table[substance] = mg;
            }
            else
            {
                page.Fault(value, $"equivalence.{name} is no known substance with a positive number of mg");
            }
        }

        return table;
    }

    private static ImmutableArray<(string Key, YamlScalarNode Value)> Words(YamlPage page, string name)
    {
        if (page.Map(page.Root, name) is { } map)
        {
            return [.. from entry in YamlPage.Entries(map) where entry.Value is YamlScalarNode
                select (entry.Key, (YamlScalarNode)entry.Value)];
        }

        page.Fault(page.Root, $"{name} is missing");
        return [];
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
