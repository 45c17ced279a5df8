using OsteoHooks.Guidelines;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// Reads <c>cards/catalogue.yaml</c> and the card folders it names. <c>order:</c> lists every card id in the catalogue's order; a folder
/// that is not
/// listed and an id without folder are faults.
/// </summary>
internal static class CatalogueFile
{
    public static IReadOnlyList<Card> Read(string folder, IReadOnlyDictionary<string, Guideline> guidelines, ICollection<string> faults)
    {
        if (YamlPage.Open(Path.Combine(folder, "catalogue.yaml"), faults) is not { } page)
        {
            return [];
        }

        page.OnlyKeys(page.Root, "order");
        var folders = Folders(folder);
        var cards = new List<Card>();
        var listed = YamlPage.Child(page.Root, "order") is YamlSequenceNode order ? order.Children.OfType<YamlScalarNode>().ToList() : [];
        foreach (var entry in listed)
        {
            var id = entry.Value ?? "";
            if (!folders.Remove(id, out var found))
            {
                page.Fault(entry, $"{id} has no folder, or is listed twice");
            }
            else if (YamlPage.Open(Path.Combine(found, "card.yaml"), faults) is { } cardPage)
            {
                cards.Add(new CardFile(cardPage, guidelines).Read(id, Path.GetFileName(Path.GetDirectoryName(found)!), cards.Count));
            }
        }

        foreach (var (id, path) in folders.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            faults.Add($"{Path.Combine(path, "card.yaml")}:1: {id} is not listed in catalogue.yaml");
        }

        return cards;
    }

    /// <summary>Every card that has a folder, also where its files are at fault.</summary>
    public static IReadOnlyCollection<string> Ids(string folder) => Folders(folder).Keys;

    /// <summary>Card folders are those with a card.yaml, one level below a pathway's folder.</summary>
    private static Dictionary<string, string> Folders(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(d => File.Exists(Path.Combine(d, "card.yaml")))
            .ToDictionary(d => Path.GetFileName(d), StringComparer.Ordinal);
}
