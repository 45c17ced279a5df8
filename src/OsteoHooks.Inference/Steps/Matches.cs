namespace OsteoHooks.Inference;

/// <summary>Goes through the matches of a pattern; the current one is bound in the pattern's slot.</summary>
internal ref struct Matches
{
    private readonly FactPattern _pattern;
    private readonly Evaluation _evaluation;
    private readonly object[] _items;
    private readonly int _from;
    private readonly int _to;
    private readonly bool _isLookedUp;
    private readonly ReadOnlySpan<int> _found;
    private int _at;

    public Matches(FactPattern pattern, Evaluation evaluation, int from, int to)
    {
        _pattern = pattern;
        _evaluation = evaluation;
        _items = evaluation.Memory(pattern.Memory).Items;
        _from = _at = from;
        _to = to;
    }

    public Matches(FactPattern pattern, Evaluation evaluation, int from, int to, ReadOnlySpan<int> found)
        : this(pattern, evaluation, from, to)
    {
        _isLookedUp = true;
        _found = found;
        _at = 0;
    }

    public bool MoveNext()
    {
        while (NextPosition() is var position and >= 0)
        {
            if (_pattern.Binds(_evaluation, _items[position]))
                return true;
        }

        return false;
    }

    private int NextPosition()
    {
        if (!_isLookedUp)
            return _at < _to ? _at++ : -1;
        while (_at < _found.Length)
        {
            var position = _found[_at++];
            if (position >= _from && position < _to)
                return position;
        }

        return -1;
    }
}
