using System.Buffers;

namespace OsteoHooks.Fhir;

/// <summary>One entry per type and id: the draft before what was fetched, that before what was prefetched, else the first read.</summary>
internal static class Versions
{
    /// <summary>The entry that stands, or -1, for every index of a list; entries without id stand for themselves.</summary>
    /// <param name="origins">Of the entries, then of what was withdrawn.</param>
    /// <param name="entries">How many of the origins are entries.</param>
    /// <param name="standing">By index: the index that stands for it, or -1 when its strongest version is withdrawn.</param>
    /// <returns>False when nothing is there twice, and <paramref name="standing"/> says nothing.</returns>
    public static bool TrySettle(ReadOnlySpan<Origin> origins, int entries, Span<int> standing)
    {
        var keys = ArrayPool<int>.Shared.Rent(origins.Length);
        var order = ArrayPool<int>.Shared.Rent(origins.Length);
        for (var i = 0; i < origins.Length; i++)
        {
            keys[i] = origins[i].Id is { } id ? HashCode.Combine(origins[i].Kind, string.GetHashCode(id, StringComparison.Ordinal)) : i;
            order[i] = i;
            standing[i] = i;
        }

        keys.AsSpan(0, origins.Length).Sort(order.AsSpan(0, origins.Length));
        var found = false;
        for (int from = 0, to; from < origins.Length; from = to)
        {
            to = from + 1;
            while (to < origins.Length && keys[to] == keys[from])
            {
                to++;
            }
            if (to - from > 1)
            {
                found |= SettleRun(origins, entries, order.AsSpan(from, to - from), standing);
            }
        }

        ArrayPool<int>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(order);
        return found;
    }

    /// <summary>Entries that share a hash: nearly always versions of one resource.</summary>
    private static bool SettleRun(ReadOnlySpan<Origin> origins, int entries, Span<int> run, Span<int> standing)
    {
        // The strongest version first; of equals the one that was read first.
        var ranks = new (int Rank, int Index)[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            ranks[i] = (Rank(origins[run[i]]), run[i]);
        }
        Array.Sort(ranks);
        var winners = new Dictionary<(ResourceKind, string), int>();
        var found = false;
        foreach (var (_, index) in ranks)
        {
            if (origins[index].Id is not { } id)
            {
                continue;
            }
            if (winners.TryAdd((origins[index].Kind, id), index))
            {
                continue;
            }
            var winner = winners[(origins[index].Kind, id)];

            // Components of one Observation share its id and its place.
            if (origins[winner].Entry == origins[index].Entry && origins[winner].Source == origins[index].Source)
            {
                continue;
            }
            standing[index] = winner < entries ? winner : -1;
            found = true;
        }

        return found;
    }

    /// <summary>Lower is stronger.</summary>
    public static int Rank(in Origin origin) => origin.Source[0] switch
    {
        'c' => 0,
        'f' => 1,
        _ => 2,
    };
}
