using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// Reads one file of <c>cards/orders</c>. What differs between guidelines stands under <c>guidelines: { &lt;id&gt;: … }</c> and replaces
/// the
/// key of the same name.
/// </summary>
internal sealed class OrderFile(YamlPage page)
{
    private static readonly string[] FormKeys = ["code", "text", "category", "dosage", "bodySite", "tests"];

    public Order Read(string name, IEnumerable<string> guidelines)
    {
        var root = page.Root;
        page.OnlyKeys(root, ["kind", "label", "description", "guidelines", .. FormKeys]);
        if (!Enum.TryParse<OrderKind>(page.Text(root, "kind"), ignoreCase: true, out var kind))
        {
            page.Fault(root, $"kind is none of {string.Join(", ", Enum.GetNames<OrderKind>()).ToLowerInvariant()}");
        }

        var own = page.Map(root, "guidelines");
        var forms =
            guidelines.ToDictionary(g => g, g => ReadForm(kind, root, own is null ? null : page.Map(own, g)), StringComparer.Ordinal);
        return new Order(name, kind, page.Wording(root, "label"), page.Wording(root, "description"), forms);
    }

    private OrderForm ReadForm(OrderKind kind, YamlMappingNode root, YamlMappingNode? own)
    {
        if (own is not null)
        {
            page.OnlyKeys(own, FormKeys);
        }

        var code = kind is OrderKind.Drug or OrderKind.Supplement or OrderKind.Request ? ReadConcept(root, own) : null;
        var dosage = kind is OrderKind.Drug or OrderKind.Supplement ? ReadDosage(root, own) : null;
        var category =
            Pick("category", root, own) is YamlMappingNode { } map ? new Concept([ReadCoding(map)], page.Wording(map, "text")) : null;
        var bodySite = Pick("bodySite", root, own) is YamlMappingNode site ? page.Wording(site, named: "bodySite") : null;
        return new OrderForm(code, category, dosage, bodySite, ReadTests(root, own))
        {
            Places = FormKeys.ToDictionary(key => key, key => page.Place(Pick(key, root, own) ?? root), StringComparer.Ordinal),
        };
    }

    private Concept ReadConcept(YamlMappingNode root, YamlMappingNode? own) =>
        new(ReadCodings(Pick("code", root, own)),
            page.Wording(own is not null && YamlPage.Child(own, "text") is not null ? own : root, "text"));

    private Dosage? ReadDosage(YamlMappingNode root, YamlMappingNode? own)
    {
        if (Pick("dosage", root, own) is not YamlMappingNode dosage || page.Map(dosage, "dose") is not { } dose
            || page.Map(dosage, "route") is not { } route)
        {
            page.Fault(root, "dosage needs text, route, dose and repeat");
            return null;
        }

        page.OnlyKeys(dosage, "text", "route", "dose", "repeat");
        return new Dosage(
            page.Wording(dosage, "text"),
            ReadCoding(route),
            new Dose(page.Number(dose, "value"), page.Wording(dose, "unit"), page.Text(dose, "ucum")),
            ReadRepeat(page.Map(dosage, "repeat") ?? dosage));
    }

    private Repeat ReadRepeat(YamlMappingNode repeat)
    {
        if (Whole(repeat, "count") is { } count)
        {
            return new Repeat(count, null, null, null);
        }

        return new Repeat(null, Whole(repeat, "frequency") ?? 1, page.Number(repeat, "period"), page.Text(repeat, "periodUnit"));
    }

    private Dictionary<string, Concept> ReadTests(YamlMappingNode root, YamlMappingNode? own)
    {
        var tests = new Dictionary<string, Concept>(StringComparer.Ordinal);
        if (page.Map(root, "tests") is not { } map)
        {
            return tests;
        }

        var replaced = own is null ? null : page.Map(own, "tests");
        foreach (var (name, node) in YamlPage.Entries(map))
        {
            if (node is YamlMappingNode test)
            {
                // A guideline names its national code first; the code that holds everywhere follows it.
                var national = replaced is null ? [] : ReadCodings(YamlPage.Child(replaced, name));
                tests[name] = new Concept([.. national, .. ReadCodings(YamlPage.Child(test, "code"))], page.Wording(test, "text"));
            }
        }

        return tests;
    }

    private ImmutableArray<Coding> ReadCodings(YamlNode? node) =>
        node is YamlSequenceNode list ? [.. list.Children.OfType<YamlMappingNode>().Select(ReadCoding)] : [];

    private Coding ReadCoding(YamlMappingNode map) => new(page.Text(map, "system"), page.Text(map, "code"), page.Text(map, "display"));

    private static int? Whole(YamlMappingNode map, string key) =>
        int.TryParse(YamlPage.TextOrNull(map, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static YamlNode? Pick(string key, YamlMappingNode root, YamlMappingNode? own) =>
        own is not null && YamlPage.Child(own, key) is { } replaced ? replaced : YamlPage.Child(root, key);
}
