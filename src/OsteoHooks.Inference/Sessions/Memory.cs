namespace OsteoHooks.Inference;

/// <summary>The facts that pass a pattern's test on the fact alone, found once per session and pattern.</summary>
internal struct Memory
{
    private object[]? _passed;
    private int _scanned;
    private bool _isFilled;

    /// <summary>The facts; only the first <see cref="Count"/> count. May be the bucket's own array.</summary>
    public object[] Items { get; private set; }

    public int Count { get; private set; }

    /// <summary>How many of them the rule had seen when it was last evaluated; more than 0 only in a recursive stratum.</summary>
    public int Seen { get; private set; }

    /// <summary>How often the pattern was entered; a look-up pays from the second time.</summary>
    public int Visits { get; set; }

    /// <summary>The look-up by key, and how many facts are in it.</summary>
    public object? Index { get; set; }

    public int Indexed { get; set; }

    /// <summary>The results of a query that depends on no binding.</summary>
    public List<object>? Results { get; set; }

    /// <summary>Finds the facts, unless that was done.</summary>
    public void Fill(in Bucket bucket, Func<object, bool>? test)
    {
        if (_isFilled)
            return;
        _isFilled = true;
        if (bucket.Count == 1)
        {
            // The usual case costs no array: one fact of the type, which passes or does not.
            Items = bucket.Items;
            Count = test is null || test(bucket.Items[0]) ? 1 : 0;
            return;
        }

        Scan(bucket, test);
    }

    /// <summary>Adds the facts concluded since the last call.</summary>
    public void Extend(in Bucket bucket, Func<object, bool>? test)
    {
        _isFilled = true;
        Seen = Count;
        Scan(bucket, test);
    }

    /// <summary>Forgets everything but the room.</summary>
    public void Reset() => this = new Memory { _passed = _passed };

    private void Scan(in Bucket bucket, Func<object, bool>? test)
    {
        if (test is null)
        {
            Items = bucket.Items;
            Count = bucket.Count;
            return;
        }

        for (; _scanned < bucket.Count; _scanned++)
        {
            var fact = bucket.Items[_scanned];
            if (!test(fact))
                continue;
            if (_passed is null)
                _passed = new object[8];
            else if (Count == _passed.Length)
                Array.Resize(ref _passed, 2 * Count);
            _passed[Count++] = fact;
        }

        Items = _passed ?? [];
    }

    /// <summary>Lets go of all facts, so that none outlives its session.</summary>
    public void Clear()
    {
        if (_passed is not null)
            Array.Clear(_passed);
        Reset();
    }
}
