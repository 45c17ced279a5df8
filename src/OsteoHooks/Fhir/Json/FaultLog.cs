namespace OsteoHooks.Fhir.Json;

/// <summary>What could not be read, and where. The first of them are named; a body of nothing but faults must not cost
/// more than a good one.</summary>
internal sealed class FaultLog(int depth)
{
    private const int NamedPerResource = 8;
    private const int NamedInAll = 200;

    private readonly List<ReadFault> _named = [];
    private readonly List<string> _here = [];
    private Origin _origin = new(default, null, "$", -1);
    private int _start;

    /// <summary>Faults so far, named or not: two counts that differ say that something between them could not be read.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<ReadFault> Named => _named;

    /// <summary>Paths within the current resource.</summary>
    public string[] Here() => _here.Count == 0 ? [] : [.. _here];

    /// <summary>A resource begins: paths count from here.</summary>
    public void Enter(Origin origin, int start)
    {
        _origin = origin;
        _start = start;
        _here.Clear();
    }

    public void Add(ReadOnlySpan<byte> body, int offset, string sentence)
    {
        Count++;
        if (_here.Count >= NamedPerResource)
        {
            return;
        }
        var named = _named.Count < NamedInAll;
        var place = named ? JsonPlace.Of(body[_start..], offset - _start, depth) : "";
        _here.Add(place);
        if (named)
        {
            _named.Add(new(place.Length == 0 ? _origin.Path : $"{_origin.Path}.{place}", sentence));
        }
    }

    public void Add(string path, string sentence)
    {
        Count++;
        if (_named.Count < NamedInAll)
        {
            _named.Add(new(path, sentence));
        }
    }
}
