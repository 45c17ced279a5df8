using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules;

/// <summary>
/// What the cards of one assessment rest on: the marks of the states behind a card's rule, and for every card the patient's fractures and
/// T-scores, because new risk breaks any silence.
/// </summary>
/// <param name="everythingWasRead">No query failed and none was cut off: an entry that is gone is gone.</param>
public sealed class CardFingerprints(AllStates states, CompiledRules rules, bool everythingWasRead)
{
    private static readonly Type[] OfEveryCard = [typeof(FragilityFractures), typeof(BoneDensity)];

    public bool EverythingWasRead => everythingWasRead;

    /// <summary>What is compared with an earlier answer, except the entries themselves.</summary>
    public IEnumerable<Mark> Of(string card) => rules.StatesOf(card).Union(OfEveryCard).SelectMany(t => states.Of(t).Marks);

    /// <summary>Every name of every mark, sorted: what is kept with the card.</summary>
    public ImmutableArray<string> Names(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return rules.Questions.ContainsKey(finding.Card)
            ? [.. Of(finding.Card).Concat(DataMarks.Of(finding.Answers)).SelectMany(m => m.Names).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)]
            : [];
    }
}
