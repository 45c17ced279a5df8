using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways;

/// <summary>
/// What the cards of one assessment rest on: the marks of the states that a card's rule matches, and for every card the patient's fractures and
/// T-scores, because new risk breaks any silence.
/// </summary>
/// <param name="everythingWasRead">No query failed and none was cut off: an entry that is gone is gone.</param>
public sealed class Grounds(IReadOnlyList<IState> states, IReadOnlyDictionary<string, Premises> premises, bool everythingWasRead)
{
    private static readonly Type[] OfEveryCard = [typeof(FragilityFractures), typeof(BoneDensity)];

    public bool EverythingWasRead => everythingWasRead;

    /// <summary>What is compared with an earlier answer, except the entries themselves.</summary>
    public IEnumerable<Mark> Of(string card)
    {
        var matched = premises[card].States;
        return states.Where(s => matched.Contains(s.GetType()) || OfEveryCard.Contains(s.GetType())).SelectMany(s => s.Marks);
    }

    /// <summary>Every name of every mark, sorted: what is kept with the card.</summary>
    public ImmutableArray<string> Names(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return premises.ContainsKey(finding.Card)
            ? [.. Of(finding.Card).Concat(DataMarks.Of(finding.Answers)).SelectMany(m => m.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];
    }
}
