namespace OsteoHooks.Inference;

/// <summary>Facts of one type, in the order they came.</summary>
internal struct Bucket
{
    private const int MostToCompare = 8;
    private HashSet<object>? _set;

    public object[] Items { get; private set; }

    public int Count { get; private set; }

    public bool Contains(object fact)
    {
        if (_set is not null)
            return _set.Contains(fact);
        for (var i = 0; i < Count; i++)
        {
            if (Items[i].Equals(fact))
                return true;
        }

        return false;
    }

    public void Add(object fact)
    {
        if (Items is null)
            Items = new object[1];
        else if (Count == Items.Length)
            Items = Grown();
        Items[Count++] = fact;
        if (_set is not null)
            _set.Add(fact);
        else if (Count > MostToCompare)
            _set = Compared();
    }

    public void RemoveLast()
    {
        Count--;
        _set?.Remove(Items[Count]);
    }

    // With room for what is likely to follow: growing in small steps costs more than the facts.
    private readonly HashSet<object> Compared()
    {
        var set = new HashSet<object>(Items.Length);
        foreach (var fact in Items.AsSpan(0, Count))
            set.Add(fact);
        return set;
    }

    // Always a new array: a memory may still be reading the old one.
    private readonly object[] Grown()
    {
        var grown = new object[4 * Count];
        Items.AsSpan(0, Count).CopyTo(grown);
        return grown;
    }
}

/// <summary>The facts of one session by type. Two facts are the same when they are of one class and equal.</summary>
internal sealed class FactStore(FactTypes types)
{
    private Bucket[] _buckets = new Bucket[types.Count];

    /// <summary>The bucket of a type that rules match.</summary>
    public ref readonly Bucket this[int bucket] => ref _buckets[bucket];

    public bool Contains(object fact) => Own(fact, out _).Contains(fact);

    /// <summary>Adds a fact unless there is an equal one.</summary>
    public bool TryAdd(object fact)
    {
        if (Own(fact, out var buckets).Contains(fact))
            return false;
        foreach (var bucket in buckets)
            _buckets[bucket].Add(fact);
        return true;
    }

    /// <summary>Undoes the latest <see cref="TryAdd"/> that has not been undone.</summary>
    public void RemoveLast(object fact)
    {
        foreach (var bucket in types.BucketsOf(fact.GetType()))
            _buckets[bucket].RemoveLast();
    }

    public void Clear() => Array.Clear(_buckets);

    private ref Bucket Own(object fact, out int[] buckets)
    {
        buckets = types.BucketsOf(fact.GetType());
        if (buckets[0] >= _buckets.Length)
            Array.Resize(ref _buckets, types.Count);
        return ref _buckets[buckets[0]];
    }
}
