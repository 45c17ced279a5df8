using System.Collections.Concurrent;

namespace OsteoHooks.Inference;

/// <summary>
/// Which buckets a fact of a class goes into: its own class's, and those of every supertype that a rule matches.
/// Shared by all sessions; a class met for the first time is added, which is the only reflection after compilation.
/// </summary>
internal sealed class FactTypes
{
    private readonly ConcurrentDictionary<Type, int[]> _bucketsOf = new();
    private readonly Dictionary<Type, int> _matched = [];
    private int _count;

    public FactTypes(IEnumerable<Type> matched)
    {
        foreach (var type in matched.Distinct())
            _matched.Add(type, _count++);
    }

    /// <summary>Grows when a session meets a new class of facts.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The bucket of a type that a rule matches, or −1.</summary>
    public int MatchedBucket(Type type) => _matched.GetValueOrDefault(type, -1);

    /// <summary>The buckets of a fact of exactly this class; the class's own comes first.</summary>
    public int[] BucketsOf(Type factClass) => _bucketsOf.GetOrAdd(factClass, static (type, types) => types.Map(type), this);

    private int[] Map(Type factClass)
    {
        var own = _matched.TryGetValue(factClass, out var known) ? known : Interlocked.Increment(ref _count) - 1;
        return [own, .. _matched.Where(x => x.Key != factClass && x.Key.IsAssignableFrom(factClass)).Select(x => x.Value)];
    }

    /// <summary>Whether a fact yielded as one type may be matched as another. Facts are sealed, so in practice: is the same.</summary>
    public static bool MayMatch(Type matched, Type yielded) =>
        matched.IsAssignableFrom(yielded)
        || (!yielded.IsSealed && (matched.IsInterface || yielded.IsInterface || yielded.IsAssignableFrom(matched)));
}
