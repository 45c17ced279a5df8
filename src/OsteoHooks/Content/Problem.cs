using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>One clinical problem of <c>cards/problems.yaml</c>: its cards by rank, the strongest first.</summary>
/// <param name="Ranks">Cards of one rank are equals; each outranks all of the later ranks.</param>
public sealed record Problem(string Id, ImmutableArray<ImmutableArray<RankedCard>> Ranks)
{
    public IEnumerable<RankedCard> Cards => Ranks.SelectMany(r => r);

    /// <summary>The cards above this one, the strongest first; none when it does not stand here.</summary>
    public IEnumerable<RankedCard> Above(string card) =>
        Cards.Any(c => c.Id == card) ? Ranks.TakeWhile(r => !r.Any(c => c.Id == card)).SelectMany(r => r) : [];
}
