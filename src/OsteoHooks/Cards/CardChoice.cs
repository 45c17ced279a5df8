using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>
/// Which fired findings get a card of their own, which are carried in another card's text, and which are only named: most urgent first,
/// then tier, then
/// the catalogue's order; a prescriber sees at most three cards of the first tier and two of the second.
/// </summary>
public sealed class CardChoice
{
    public const int FirstTierCards = 3;

    public const int SecondTierCards = 2;

    private readonly Dictionary<string, List<Finding>> _carried = new(StringComparer.Ordinal);
    private readonly List<Finding> _own = [];
    private readonly List<Finding> _rest = [];

    private CardChoice()
    {
    }

    /// <summary>Findings with a card of their own, in the order of the cards.</summary>
    public IReadOnlyList<Finding> Own => _own;

    /// <summary>Findings that the more-findings card names.</summary>
    public IReadOnlyList<Finding> Rest => _rest;

    public static CardChoice Of(IReadOnlyList<Finding> findings, CardLibrary library)
    {
        var fired = new List<(Finding Finding, Card Card)>();
        foreach (var finding in findings)
        {
            if (finding.Outcome == Outcome.Fired)
            {
                fired.Add((finding, Find(library, finding.Card)));
            }
        }

        fired.Sort((x, y) => Compare(x.Finding, x.Card, y.Finding, y.Card));
        var choice = new CardChoice();
        choice.GiveCards(fired);
        choice.Carry(fired);
        return choice;
    }

    public IReadOnlyList<Finding> CarriedBy(string card) => _carried.TryGetValue(card, out var list) ? list : [];

    /// <summary>The card in which a fired finding without a card of its own is shown; null when it has its own.</summary>
    public string? Shown(Finding finding)
    {
        foreach (var (card, list) in _carried)
        {
            if (list.Contains(finding))
            {
                return card;
            }
        }

        return _rest.Contains(finding) ? CardLibrary.MoreFindings : null;
    }

    private void GiveCards(List<(Finding Finding, Card Card)> fired)
    {
        Span<int> room = [0, FirstTierCards, SecondTierCards, 0];
        foreach (var (finding, card) in fired)
        {
            if (card.Id == CardLibrary.DataUnavailable)
            {
                _own.Add(finding);
            }
            else if (room[card.Tier] > 0)
            {
                room[card.Tier]--;
                _own.Add(finding);
            }
        }
    }

    private void Carry(List<(Finding Finding, Card Card)> fired)
    {
        foreach (var (finding, card) in fired)
        {
            if (_own.Contains(finding))
            {
                continue;
            }

            var carrier = Carrier(card);
            if (carrier is null)
            {
                _rest.Add(finding);
            }
            else if (_carried.TryGetValue(carrier, out var list))
            {
                list.Add(finding);
            }
            else
            {
                _carried[carrier] = [finding];
            }
        }
    }

    private string? Carrier(Card card)
    {
        if (card.Tier == 3)
        {
            foreach (var id in card.ShownIn)
            {
                if (_own.Exists(f => f.Card == id))
                {
                    return id;
                }
            }
        }

        return null;
    }

    private static int Compare(Finding x, Card a, Finding y, Card b)
    {
        var urgency = y.Indicator.CompareTo(x.Indicator);
        var tier = urgency != 0 ? urgency : a.Tier.CompareTo(b.Tier);
        return tier != 0 ? tier : a.Position.CompareTo(b.Position);
    }

    private static Card Find(CardLibrary library, string id) =>
        library.Cards.TryGetValue(id, out var card) ? card : throw new InvalidOperationException($"There is no card {id}.");
}
