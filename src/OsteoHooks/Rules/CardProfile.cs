using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules;

/// <summary>What the rules need to know of a card under one guideline; from card.yaml.</summary>
/// <param name="OutrankedBy">Stronger cards, strongest first.</param>
/// <param name="Orders">Names of orders that the card may offer.</param>
public sealed record CardProfile(string Id, Indicator Indicator, IReadOnlyList<string> Hooks, IReadOnlyList<string> OutrankedBy,
    IReadOnlyList<string> Orders)
{
    /// <summary>Cards that carry this one's text, where it has no card of its own.</summary>
    public IReadOnlyList<string> ShownIn { get; init; } = [];

    public LabsToOrder Labs { get; init; }

    /// <summary>Names of laboratory tests, where <see cref="Labs"/> lists them.</summary>
    public ImmutableArray<string> ListedLabs { get; init; } = [];

    /// <summary>
    /// How long an earlier answer keeps this card silent, by the card that was answered and the code: this card and every stronger one,
    /// with the codes that each offers.
    /// </summary>
    public IReadOnlyDictionary<(string Card, string Code), Silence> Silences { get; init; } =
        ImmutableDictionary<(string Card, string Code), Silence>.Empty;
}
