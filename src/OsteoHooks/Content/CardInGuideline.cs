using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Content;

/// <summary>What one guideline makes of a card. A guideline that does not state the rule has none.</summary>
/// <param name="Orders">Names of orders, in the order in which they are offered.</param>
public sealed record CardInGuideline(Indicator Indicator, ImmutableArray<string> Orders, ImmutableArray<Citation> Citations);
