using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// Reads <c>cards/problems.yaml</c>. Under <c>problems</c> stands one list of card ids per clinical problem, the strongest first; an entry
/// <c>besides: [a, b]</c> holds equals. Under <c>alone</c> stand the cards that are in no list, each with its reason.
/// </summary>
internal sealed class ProblemsFile
{
    private readonly YamlPage _page;
    private readonly HashSet<string> _cards;

    private ProblemsFile(YamlPage page, IEnumerable<string> cards)
    {
        _page = page;
        _cards = cards.ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="cards">The id of every card that has a folder.</param>
    public static Problems Read(string file, IEnumerable<string> cards, ICollection<string> faults) =>
        YamlPage.Open(file, faults) is { } page
            ? new ProblemsFile(page, cards).Read() : new Problems(file, [], new Dictionary<string, int>(), 1);

    private Problems Read()
    {
        var root = _page.Root;
        _page.OnlyKeys(root, "problems", "alone");
        ImmutableArray<Problem> lists =
            _page.Map(root, "problems") is { } map ? [.. YamlPage.Entries(map).Select(e => ReadList(e.Key, e.Value))] : [];
        return new Problems(_page.File, lists, ReadAlone(root), (int)(YamlPage.Key(root, "alone") ?? root).Start.Line);
    }

    private Problem ReadList(string id, YamlNode node)
    {
        var ranks = ImmutableArray.CreateBuilder<ImmutableArray<RankedCard>>();
        if (node is not YamlSequenceNode list)
        {
            _page.Fault(node, $"{id} is no list of cards");
            return new Problem(id, []);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in list.Children)
        {
            ImmutableArray<RankedCard> rank =
                [.. OfOneRank(id, entry).Where(n => IsCard(n) && IsFirst(n)).Select(n => new RankedCard(n.Value!, (int)n.Start.Line))];
            if (!rank.IsEmpty)
            {
                ranks.Add(rank);
            }
        }

        return new Problem(id, ranks.DrainToImmutable());

        bool IsFirst(YamlScalarNode card)
        {
            if (seen.Add(card.Value!))
            {
                return true;
            }

            _page.Fault(card, $"{card.Value} stands twice in {id}");
            return false;
        }
    }

    private IEnumerable<YamlScalarNode> OfOneRank(string id, YamlNode entry)
    {
        switch (entry)
        {
            case YamlScalarNode card:
                return [card];
            case YamlMappingNode { Children.Count: 1 } map when YamlPage.Child(map, "besides") is YamlSequenceNode equals
                                                              && equals.All(e => e is YamlScalarNode):
                return equals.Children.Cast<YamlScalarNode>();
            default:
                _page.Fault(entry, $"{id}: an entry is a card, or besides: [cards that are equals]");
                return [];
        }
    }

    private Dictionary<string, int> ReadAlone(YamlMappingNode root)
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        if (_page.Map(root, "alone") is not { } alone)
        {
            return read;
        }

        foreach (var card in alone.Children.Keys.OfType<YamlScalarNode>().Where(IsCard))
        {
            read[card.Value!] = (int)card.Start.Line;
            if (YamlPage.TextOrNull(alone, card.Value!) is null)
            {
                _page.Fault(card, $"{card.Value} has no reason to stand alone");
            }
        }

        return read;
    }

    private bool IsCard(YamlScalarNode node)
    {
        if (_cards.Contains(node.Value ?? ""))
        {
            return true;
        }

        _page.Fault(node, $"there is no card {node.Value}");
        return false;
    }
}
