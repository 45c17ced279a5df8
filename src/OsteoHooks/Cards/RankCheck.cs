namespace OsteoHooks.Cards;

/// <summary>Refuses cards that outrank each other in a circle: none of them could ever be shown.</summary>
internal static class RankCheck
{
    public static void Run(CardLibrary library, ICollection<string> faults)
    {
        foreach (var card in library.Cards.Values.OrderBy(c => c.Position))
        {
            // Each circle is named once, at the first of its cards.
            if (Circle(card, card, library, [card.Id]) is { } circle && circle.All(id => library.Cards[id].Position >= card.Position))
            {
                faults.Add($"{card.File}:{Line(card)}: outrankedBy goes in a circle: {string.Join(" > ", [.. circle, card.Id])}");
            }
        }
    }

    private static List<string>? Circle(Card start, Card from, CardLibrary library, List<string> path)
    {
        foreach (var id in from.OutrankedBy)
        {
            if (id == start.Id)
            {
                return path;
            }

            if (!path.Contains(id) && library.Cards.TryGetValue(id, out var stronger) && Circle(start, stronger, library, [.. path, id]) is { } circle)
            {
                return circle;
            }
        }

        return null;
    }

    private static int Line(Card card) => Array.FindIndex(File.ReadAllLines(card.File), l => l.StartsWith("outrankedBy:", StringComparison.Ordinal)) + 1;
}
