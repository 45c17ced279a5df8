using System.Text.Json;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Fhir.Resources;

namespace OsteoHooks.Fhir;

/// <summary>Counts over the pages of a search, whose <c>total</c> is about all of them.</summary>
internal sealed class SearchPages
{
    private readonly int[] _entries = new int[Enum.GetValues<ResourceKind>().Length];
    private readonly int[] _matches = new int[Enum.GetValues<ResourceKind>().Length];
    private readonly HashSet<(ResourceKind, string)> _met = [];

    public int EntriesOf(ResourceKind kind) => _entries[(int)kind];

    /// <summary>False when a page of the same search held this resource before: entries that move while pages are turned come
    /// twice, and others never.</summary>
    public bool IsNew(ResourceKind kind, string id) => _met.Add((kind, id));

    /// <summary>Notes what a prefetched first page held, so that what comes again on the pages behind it is not counted twice. The cursor
    /// stands on the Bundle.</summary>
    public void Note(Cursor c)
    {
        while (c.Next(out var element))
        {
            if (element != Element.Entry)
            {
                c.Skip();
                continue;
            }

            var list = c.List();
            while (c.Item(ref list))
            {
                NoteEntry(ref c);
            }
        }
    }

    private void NoteEntry(ref Cursor c)
    {
        if (c.Token != JsonTokenType.StartObject)
        {
            c.Skip();
            return;
        }

        while (c.Next(out var element))
        {
            if (element == Element.Resource && c.Token == JsonTokenType.StartObject
                && ResourceTypes.Peek(c, out var kind) == ResourceType.Known && ResourceTypes.PeekId(c) is { } id)
            {
                IsNew(kind, id);
            }
            c.Skip();
        }
    }

    /// <summary>Counts a page. Returns the matches of the pages before it, which are none when the last search of this
    /// type was at its end.</summary>
    public int Add(ResourceKind kind, in BundleAnswer page)
    {
        _entries[(int)kind] += page.Entries;
        var before = _matches[(int)kind];
        _matches[(int)kind] = page.NextUrl is null ? 0 : before + page.Matches;
        if (page.NextUrl is null)
        {
            _met.RemoveWhere(m => m.Item1 == kind);
        }
        return before;
    }
}
