using OsteoHooks.Findings;

namespace OsteoHooks.Pathways;

/// <summary>What the rules need to know of a card under one guideline; from card.yaml.</summary>
/// <param name="OutrankedBy">Stronger cards, strongest first.</param>
/// <param name="Orders">Names of orders that the card may offer.</param>
public sealed record CardProfile(string Id, Indicator Indicator, IReadOnlyList<string> Hooks, IReadOnlyList<string> OutrankedBy, IReadOnlyList<string> Orders);
