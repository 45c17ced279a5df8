using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>Which card gives way to which: <c>cards/problems.yaml</c> as read.</summary>
/// <param name="Alone">Cards that keep no other silent and give way to none, each with its line.</param>
/// <param name="AloneLine">Where such cards are listed.</param>
public sealed record Problems(string File, ImmutableArray<Problem> Lists, IReadOnlyDictionary<string, int> Alone, int AloneLine)
{
    /// <summary>The cards that keep this one silent, in the order of the lists and the strongest of each list first.</summary>
    public ImmutableArray<string> StrongerThan(string card) =>
        [.. Lists.SelectMany(l => l.Above(card)).Select(c => c.Id).Distinct(StringComparer.Ordinal)];
}
