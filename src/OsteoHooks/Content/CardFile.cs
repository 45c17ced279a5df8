using System.Collections.Immutable;
using System.Globalization;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Text;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>Reads one <c>card.yaml</c>.</summary>
internal sealed class CardFile(YamlPage page, IReadOnlyDictionary<string, Guideline> guidelines)
{
    private static readonly string[] Keys =
    [
        "id", "title", "version", "expires", "reviewedBy", "reviewedOn", "tier", "hooks", "indicator", "shownIn", "orders", "labs", "links",
        "overrideReasons", "guidelines", "readings",
    ];

    /// <param name="position">Place in the catalogue.</param>
    public Card Read(string id, string pathway, int position)
    {
        var root = page.Root;
        page.OnlyKeys(root, Keys);
        if (page.Text(root, "id") is { Length: > 0 } written && written != id)
        {
            page.Fault(root, $"id is {written}, but the folder is {id}");
        }

        var hooks = page.List(root, "hooks");
        if (hooks.Count == 0 || hooks.Except(Card.AllHooks, StringComparer.Ordinal).Any())
        {
            page.Fault(YamlPage.Child(root, "hooks") ?? root, $"hooks must be some of {string.Join(", ", Card.AllHooks)}");
        }

        return new Card
        {
            Id = id,
            File = page.File,
            Pathway = pathway,
            Position = position,
            Title = page.Text(root, "title"),
            Version = page.Text(root, "version"),
            Expires = page.Date(root, "expires"),
            ReviewedBy = YamlPage.TextOrNull(root, "reviewedBy"),
            ReviewedOn = page.Date(root, "reviewedOn"),
            Tier = Tier(root),
            Hooks = hooks,
            Guidelines = ReadGuidelines(root),
            ShownIn = page.List(root, "shownIn"),
            Labs = Labs(root),
            ListedLabs = YamlPage.Child(root, "labs") is YamlSequenceNode ? [.. page.List(root, "labs")] : [],
            Links = page.List(root, "links"),
            OverrideReasons = page.List(root, "overrideReasons"),
            Readings = page.List(root, "readings"),
        };
    }

    private LabsToOrder Labs(YamlMappingNode root)
    {
        var node = YamlPage.Child(root, "labs");
        if (node is YamlScalarNode { Value: not "before-injection" })
        {
            page.Fault(node, "labs is before-injection, or a list of tests");
        }

        return node switch { null => LabsToOrder.BeforeDrug, YamlScalarNode => LabsToOrder.BeforeInjection, _ => LabsToOrder.Listed };
    }

    private int Tier(YamlMappingNode root)
    {
        if (int.TryParse(page.Text(root, "tier"), NumberStyles.None, CultureInfo.InvariantCulture, out var tier) && tier is 1 or 2 or 3)
        {
            return tier;
        }

        page.Fault(YamlPage.Child(root, "tier") ?? root, "tier is none of 1, 2, 3");
        return 3;
    }

    private Dictionary<string, CardInGuideline> ReadGuidelines(YamlMappingNode root)
    {
        var read = new Dictionary<string, CardInGuideline>(StringComparer.Ordinal);
        if (page.Map(root, "guidelines") is not { } map)
        {
            page.Fault(root, "guidelines is missing");
            return read;
        }

        foreach (var perGuideline in new[] { YamlPage.Child(root, "indicator"), YamlPage.Child(root, "orders") }.OfType<YamlMappingNode>())
        {
            page.OnlyKeys(perGuideline, [.. YamlPage.Entries(map).Select(e => e.Key)]);
        }

        foreach (var (id, value) in YamlPage.Entries(map))
        {
            if (!guidelines.TryGetValue(id, out var guideline))
            {
                page.Fault(value, $"there is no guideline {id}");
            }
            else if (value is YamlMappingNode stated)
            {
                page.OnlyKeys(stated, "citations");
                read[id] = new CardInGuideline(ReadIndicator(root, id), ReadOrders(root, id), ReadCitations(stated, guideline));
            }
            else
            {
                page.Fault(value, $"guidelines.{id} is not a mapping");
            }
        }

        return read;
    }

    private Indicator ReadIndicator(YamlMappingNode root, string guideline)
    {
        var node = YamlPage.Child(root, "indicator");
        var word = node is YamlMappingNode map ? YamlPage.TextOrNull(map, guideline) : YamlPage.TextOrNull(root, "indicator");
        if (IndicatorWord.Read(word) is { } indicator)
        {
            return indicator;
        }

        page.Fault(node ?? root, $"indicator for {guideline} is none of info, warning, critical");
        return Indicator.Info;
    }

    private ImmutableArray<string> ReadOrders(YamlMappingNode root, string guideline) => YamlPage.Child(root, "orders") switch
    {
        YamlMappingNode map => [.. page.List(map, guideline)],
        YamlSequenceNode list => [.. page.List(list, "orders")],
        _ => [],
    };

    private ImmutableArray<Citation> ReadCitations(YamlMappingNode stated, Guideline guideline)
    {
        var read = ImmutableArray.CreateBuilder<Citation>();
        if (YamlPage.Child(stated, "citations") is not YamlSequenceNode list)
        {
            page.Fault(stated, "citations is missing");
            return [];
        }

        foreach (var node in list.Children.OfType<YamlMappingNode>())
        {
            page.OnlyKeys(node, "document", "lines", "quote");
            var citation = new Citation(page.Text(node, "document"), page.Text(node, "lines"), page.Text(node, "quote"));
            if (!guideline.Documents.ContainsKey(citation.Document))
            {
                page.Fault(node, $"{guideline.Id} names no document \"{citation.Document}\"");
            }

            read.Add(citation);
        }

        return read.ToImmutable();
    }
}
