namespace OsteoHooks.Inference;

/// <summary>The facts that pass a pattern's test on the fact alone, found once per session and pattern.</summary>
internal struct Memory
{
    private object[]? _passed;
    private int _scanned;
    private int _turn;

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

    /// <summary>Says whether this is the first use in the turn of a rule, and if so forgets everything but the room.</summary>
    public bool IsNewIn(int turn)
    {
        if (_turn == turn)
            return false;
        this = new Memory { _passed = _passed, _turn = turn };
        return true;
    }

    /// <summary>Finds the facts, in the first use in a turn.</summary>
    public void Fill(in Bucket bucket, Func<object, bool>? test)
    {
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
        Seen = Count;
        Scan(bucket, test);
    }

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
        this = new Memory { _passed = _passed };
    }
}
