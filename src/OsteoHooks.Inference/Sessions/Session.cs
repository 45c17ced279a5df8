namespace OsteoHooks.Inference;

internal sealed class Session(FactTypes types, SessionFactory factory) : ISession
{
    private readonly List<object> _inserted = [];
    private readonly List<object> _concluded = [];
    private bool _isFired;

    public FactStore Facts { get; } = new(types);

    public Trace? Trace { get; set; }

    /// <summary>How many facts were concluded.</summary>
    public int Concluded => _concluded.Count;

    public int Activations { get; set; }

    public void InsertAll(IEnumerable<object> facts)
    {
        var before = _inserted.Count;
        foreach (var fact in facts)
        {
            if (TryInsert(fact))
                continue;
            while (_inserted.Count > before)
            {
                Facts.RemoveLast(_inserted[^1]);
                _inserted.RemoveAt(_inserted.Count - 1);
            }

            throw new EqualFactException(fact.GetType());
        }
    }

    public void Insert(object fact)
    {
        if (!TryInsert(fact))
            throw new EqualFactException(fact.GetType());
    }

    public bool TryInsert(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!Facts.TryAdd(fact))
            return false;
        _inserted.Add(fact);
        _isFired = false;
        return true;
    }

    /// <summary>Adds what a rule concluded.</summary>
    /// <exception cref="EqualFactException">There is an equal fact.</exception>
    public void Conclude(object fact)
    {
        if (!Facts.TryAdd(fact))
            throw new EqualFactException(fact.GetType());
        _concluded.Add(fact);
    }

    public int Fire()
    {
        if (_isFired)
            return 0;
        Activations = 0;
        if (_concluded.Count > 0)
            ForgetConclusions();
        Trace?.Clear();
        factory.Fire(this);
        _isFired = true;
        return Activations;
    }

    public IQueryable<TFact> Query<TFact>()
    {
        var bucket = types.MatchedBucket(typeof(TFact));
        return bucket < 0
            ? _inserted.Concat(_concluded).OfType<TFact>().ToArray().AsQueryable()
            : Array.ConvertAll(Facts[bucket].Items?[..Facts[bucket].Count] ?? [], x => (TFact)x).AsQueryable();
    }

    private void ForgetConclusions()
    {
        Facts.Clear();
        _concluded.Clear();
        foreach (var fact in _inserted)
            Facts.TryAdd(fact);
    }
}
