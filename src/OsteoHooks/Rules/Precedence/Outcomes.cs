using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Precedence;

/// <summary>
/// Which considered card speaks, which gives way and to whom, which is silent with an earlier answer: follows from data alone
/// (problems.yaml, tiers, the answers that were given), so these are plain functions over the considered cards.
/// </summary>
internal sealed class Outcomes
{
    private readonly IReadOnlyDictionary<string, CardProfile> _cards;
    private readonly Dictionary<string, Considered> _raised = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unsettled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Silenced> _silenced = new(StringComparer.Ordinal);

    private Outcomes(IReadOnlyDictionary<string, CardProfile> cards) => _cards = cards;

    /// <param name="considered">May hold cards that this service does not state; these count for nothing.</param>
    /// <param name="answered">Earlier answers within their period, by the card that they can silence.</param>
    public static IReadOnlyDictionary<string, Concluded> Of(IEnumerable<Considered> considered,
        IReadOnlyDictionary<string, CardProfile> cards, IEnumerable<Answered> answered)
    {
        var outcomes = new Outcomes(cards);
        var stated = considered.Where(c => cards.ContainsKey(c.Card)).ToList();
        foreach (var card in stated)
        {
            if (card.IsSettled)
            {
                outcomes._raised.Add(card.Card, card);
            }
            else
            {
                outcomes._unsettled.Add(card.Card);
            }
        }

        foreach (var answer in answered)
        {
            if (outcomes._raised.TryGetValue(answer.Card, out var raised) && answer.Silence(raised) is { } silenced)
            {
                outcomes._silenced.Add(answer.Card, silenced);
            }
        }

        return stated.ToDictionary(c => c.Card, outcomes.Conclude, StringComparer.Ordinal);
    }

    /// <summary>What is not settled is not assessed, whatever else is raised. A stronger card is named before an answer, an
    /// answer before the carrier.</summary>
    private Concluded Conclude(Considered card)
    {
        string[] doubts = card.IsSettled ? [.. _cards[card.Card].OutrankedBy.Where(_unsettled.Contains).Order(StringComparer.Ordinal)] : [];
        return !card.IsSettled ? new(Outcome.NotAssessed, null, card, doubts)
            : GivesWayTo(card.Card) is { } stronger ? new(Outcome.Suppressed, stronger, card, doubts)
            : _silenced.TryGetValue(card.Card, out var silenced) ? new(Outcome.Suppressed, silenced.By, silenced.Basis, doubts)
            : FollowsCarrier(card.Card) is { } carrier ? new(Outcome.Suppressed, carrier, card, doubts)
            : new(Outcome.Fired, null, card, doubts);
    }

    /// <summary>The strongest raised card that outranks it, also one that an answer keeps silent: the group below is silent
    /// for the same period.</summary>
    private string? GivesWayTo(string card) => _cards[card].OutrankedBy.FirstOrDefault(_raised.ContainsKey);

    /// <summary>
    /// A finding without a card of its own is silent with the card that would have carried it: named in the card for further findings it
    /// would come again what was just set aside. Where another card stands that carries it, it is shown there.
    /// </summary>
    private string? FollowsCarrier(string card)
    {
        var carriers = _cards[card].ShownIn.Where(_cards.ContainsKey).ToList();
        return carriers.Exists(Stands) ? null : carriers.Find(IsSilencedWithItsGroup);
    }

    private bool Stands(string card) => _raised.ContainsKey(card) && GivesWayTo(card) is null && !_silenced.ContainsKey(card);

    private bool IsSilencedWithItsGroup(string card) =>
        _silenced.ContainsKey(card) || (_raised.ContainsKey(card) && _cards[card].OutrankedBy.Any(_silenced.ContainsKey));
}
