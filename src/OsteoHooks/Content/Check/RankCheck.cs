namespace OsteoHooks.Content.Check;

/// <summary>
/// Every card has its place in <c>problems.yaml</c>, in a list or alone and not both, and no card outranks itself by way of others: none of
/// such a
/// circle could ever be shown.
/// </summary>
internal sealed class RankCheck(CardLibrary library, ICollection<string> faults)
{
    private readonly Problems _problems = library.Problems;

    public void Run()
    {
        foreach (var card in library.Cards.Values.Where(c => !c.IsAboutTheService).OrderBy(c => c.Position))
        {
            CheckPlace(card);
            // Each circle is named once, at the first of its cards.
            if (Circle(card.Id) is { } circle && circle.TrueForAll(step => Position(step.Card.Id) >= card.Position))
            {
                var path = string.Join(" > ", circle.Select(step => $"{step.Card.Id} ({step.List})"));
                faults.Add($"{_problems.File}:{circle[^1].Card.Line}: the ranks go in a circle: {card.Id} > {path}");
            }
        }
    }

    private int Position(string id) => library.Cards.TryGetValue(id, out var card) ? card.Position : int.MaxValue;

    private void CheckPlace(Card card)
    {
        var list = _problems.Lists.FirstOrDefault(l => l.Cards.Any(c => c.Id == card.Id));
        if (list is not null && _problems.Alone.TryGetValue(card.Id, out var line))
        {
            faults.Add($"{_problems.File}:{line}: {card.Id} stands alone and in {list.Id}");
        }
        else if (list is null && !_problems.Alone.ContainsKey(card.Id))
        {
            faults.Add(
                $"{_problems.File}:{_problems.AloneLine}: {card.Id} stands in no list of problems: put it into one, or here with the "
                    + "reason why it stands alone");
        }
    }

    /// <summary>The way from a card down to itself, each step with the list that it is taken in; null when there is none.</summary>
    private List<(RankedCard Card, string List)>? Circle(string start)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        return Descend(start, []);

        List<(RankedCard Card, string List)>? Descend(string from, List<(RankedCard Card, string List)> path)
        {
            foreach (var step in StepsDown(from))
            {
                List<(RankedCard Card, string List)> further = [.. path, step];
                if (step.Card.Id == start)
                {
                    return further;
                }

                if (visited.Add(step.Card.Id) && Descend(step.Card.Id, further) is { } circle)
                {
                    return circle;
                }
            }

            return null;
        }
    }

    /// <summary>The next rank below a card, in every list where it stands.</summary>
    private IEnumerable<(RankedCard Card, string List)> StepsDown(string above) =>
        from list in _problems.Lists
        from step in list.Ranks.Zip(list.Ranks.Skip(1), (rank, below) => (rank, below))
        where step.rank.Any(c => c.Id == above)
        from card in step.below
        select (card, list.Id);
}
