using System.Collections.Frozen;
using OsteoHooks.Facts;
using OsteoHooks.Findings;
using OsteoHooks.Rules.Offers;

namespace OsteoHooks.Rules;

/// <summary>What a service states for one client: the cards of a guideline that list the hook and are not off. A choice among compiled
/// rules; nothing is compiled for it.</summary>
public sealed class StatedRules
{
    /// <param name="cards">Cards that are stated here; each has its rule in <paramref name="rules"/>.</param>
    public StatedRules(CompiledRules rules, IReadOnlyList<CardProfile> cards)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = rules;
        Cards = cards.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        NotIndicated = [.. cards.OrderBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => new Finding(c.Id, Outcome.NotIndicated, c.Indicator, null, null, [], [], [], []))];
        Needs = DataNeeds.Of(cards.SelectMany(c => rules.StatesOf(c.Id).Concat(OfferTable.StatesOf(c.Orders))));
    }

    /// <summary>The guideline's rules, shared by all its services.</summary>
    public CompiledRules Rules { get; }

    public IReadOnlyDictionary<string, CardProfile> Cards { get; }

    /// <summary>What is found where no rule of the card fires, sorted by card id: the same for every patient, so made once.</summary>
    public IReadOnlyList<Finding> NotIndicated { get; }

    /// <summary>What the states behind its rules and offers are read from.</summary>
    public DataNeeds Needs { get; }
}
