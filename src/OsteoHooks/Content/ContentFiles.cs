using System.Collections.Immutable;
using OsteoHooks.Guidelines;
using OsteoHooks.Text;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>What stands in the files of a cards folder, read and not yet worded. Names that lead nowhere are noted here.</summary>
internal sealed class ContentFiles
{
    public required string Folder { get; init; }

    public required IReadOnlyDictionary<string, Guideline> Guidelines { get; init; }

    public required IReadOnlyDictionary<string, Card> Cards { get; init; }

    public required Problems Problems { get; init; }

    public required ImmutableArray<(Card Card, CardTemplate Text)> Written { get; init; }

    public required Phrases Phrases { get; init; }

    public required Blocks Blocks { get; init; }

    public required IReadOnlyDictionary<string, Order> Orders { get; init; }

    public required IReadOnlyDictionary<string, Wording> OrderReasons { get; init; }

    public required IReadOnlyDictionary<string, CardLink> Links { get; init; }

    public required IReadOnlyDictionary<string, OverrideReason> OverrideReasons { get; init; }

    public static ContentFiles Read(string folder, ICollection<string> faults)
    {
        var guidelines = Folders(Path.Combine(folder, "guidelines"))
            .Select(f => GuidelineFolder.Read(f, faults)).OfType<Guideline>().ToDictionary(g => g.Id, StringComparer.Ordinal);
        var listed = CatalogueFile.Read(folder, guidelines, faults);
        var problems = ProblemsFile.Read(Path.Combine(folder, "problems.yaml"), CatalogueFile.Ids(folder), faults);
        var cards = listed.Select(c => c with { OutrankedBy = problems.StrongerThan(c.Id) }).ToList();
        var reasons = OverrideReasonFile.Read(Path.Combine(folder, "override-reasons.yaml"), faults);
        return new ContentFiles
        {
            Folder = folder,
            Guidelines = guidelines,
            Cards = cards.ToDictionary(c => c.Id, StringComparer.Ordinal),
            Problems = problems,
            Written = [.. cards.SelectMany(c => Texts(c, guidelines.Keys, faults))],
            Phrases = Phrases.Open(Path.Combine(folder, "phrases"), faults).With(reasons),
            Blocks = Blocks.Open(Path.Combine(folder, "blocks"), faults),
            Orders = ReadOrders(Path.Combine(folder, "orders"), guidelines.Keys, faults),
            OrderReasons = Wordings(Path.Combine(folder, "order-reasons.yaml"), faults),
            Links = ReadLinks(Path.Combine(folder, "links.yaml"), faults),
            OverrideReasons = reasons,
        };
    }

    private static IEnumerable<(Card Card, CardTemplate Text)> Texts(Card card, IEnumerable<string> guidelines, ICollection<string> faults)
    {
        var folder = Path.GetDirectoryName(card.File)!;
        return CardLanguage.All.Select(l => CardTemplateFile.Read(Path.Combine(folder, l + ".md"), l, guidelines, faults))
            .OfType<CardTemplate>().Select(t => (card, t));
    }

    private static Dictionary<string, Order> ReadOrders(string folder, IReadOnlyCollection<string> guidelines, ICollection<string> faults)
    {
        var orders = new Dictionary<string, Order>(StringComparer.Ordinal);
        foreach (var file in Files(folder, "*.yaml"))
        {
            if (YamlPage.Open(file, faults) is { } page)
            {
                var name = Path.GetFileNameWithoutExtension(file);
                orders[name] = new OrderFile(page).Read(name, guidelines);
            }
        }

        return orders;
    }

    private static Dictionary<string, Wording> Wordings(string file, ICollection<string> faults)
    {
        var read = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (YamlPage.Open(file, faults) is { } page)
        {
            foreach (var (key, _) in YamlPage.Entries(page.Root))
            {
                read[key] = page.Wording(page.Root, key);
            }
        }

        return read;
    }

    private static Dictionary<string, CardLink> ReadLinks(string file, ICollection<string> faults)
    {
        var read = new Dictionary<string, CardLink>(StringComparer.Ordinal);
        if (YamlPage.Open(file, faults) is not { } page)
        {
            return read;
        }

        foreach (var (key, value) in YamlPage.Entries(page.Root))
        {
            if (value is not YamlMappingNode map)
            {
                page.Fault(value, $"{key} needs url and label");
                continue;
            }

            page.OnlyKeys(map, "url", "label", "notIn");
            var absolute = Uri.TryCreate(page.Text(map, "url"), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;
            if (!absolute)
            {
                page.Fault(value, $"{key} has no absolute https url");
            }

            read[key] = new CardLink(absolute ? url! : new Uri("about:blank"), page.Wording(map, "label"), page.List(map, "notIn"));
        }

        return read;
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];
}
