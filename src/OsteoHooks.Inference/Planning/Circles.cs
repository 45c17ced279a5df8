namespace OsteoHooks.Inference;

/// <summary>
/// The strongly connected components of a graph (Tarjan, SIAM J. Comput. 1972;1:146), numbered so that a component comes
/// after all that it points to.
/// </summary>
internal sealed class Circles
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _edges;
    private readonly List<List<int>> _members = [];
    private readonly int[] _of;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private int _next = 1;

    public Circles(IReadOnlyList<IReadOnlyList<int>> edges)
    {
        _edges = edges;
        _of = [.. Enumerable.Repeat(-1, edges.Count)];
        _index = new int[edges.Count];
        _low = new int[edges.Count];
        for (var node = 0; node < edges.Count; node++)
        {
            if (_index[node] == 0)
                Visit(node);
        }
    }

    public int Count => _members.Count;

    public int Of(int node) => _of[node];

    public IReadOnlyList<int> Members(int circle) => _members[circle];

    private void Visit(int node)
    {
        _index[node] = _low[node] = _next++;
        _open.Push(node);
        foreach (var target in _edges[node])
        {
            if (_index[target] == 0)
                Visit(target);
            if (_of[target] < 0)
                _low[node] = Math.Min(_low[node], _low[target]);
        }

        if (_low[node] != _index[node])
            return;
        var members = new List<int>();
        do
        {
            members.Add(_open.Peek());
            _of[_open.Peek()] = _members.Count;
        }
        while (_open.Pop() != node);
        _members.Add(members);
    }
}
