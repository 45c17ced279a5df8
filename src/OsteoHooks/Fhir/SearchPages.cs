namespace OsteoHooks.Fhir;

/// <summary>Counts over the pages of a search, whose <c>total</c> is about all of them.</summary>
internal sealed class SearchPages
{
    private readonly int[] _entries = new int[Enum.GetValues<ResourceKind>().Length];
    private readonly int[] _matches = new int[Enum.GetValues<ResourceKind>().Length];
    private readonly HashSet<(ResourceKind, string)> _met = [];

    public int EntriesOf(ResourceKind kind) => _entries[(int)kind];

    /// <summary>False when a page of the same search held this resource before: entries that move while pages are turned come twice, and others never.</summary>
    public bool IsNew(ResourceKind kind, string id) => _met.Add((kind, id));

    /// <summary>Counts a page. Returns the matches of the pages before it, which are none when the last search of this type was at its end.</summary>
    public int Add(ResourceKind kind, in BundleAnswer page)
    {
        _entries[(int)kind] += page.Entries;
        var before = _matches[(int)kind];
        _matches[(int)kind] = page.NextUrl is null ? 0 : before + page.Matches;
        if (page.NextUrl is null)
            _met.RemoveWhere(m => m.Item1 == kind);
        return before;
    }
}
