using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>Code systems of one call that no table knows, each once: what a site's code map may have to bring.</summary>
public sealed class ForeignSystems
{
    /// <summary>Systems kept for one call; a body that names more is not worth listing.</summary>
    public const int Most = 16;

    private const int LongestName = 256;

    private readonly List<byte[]> names = [];

    public IReadOnlyList<string> Names => names.ConvertAll(Encoding.UTF8.GetString);

    internal void Note(ReadOnlySpan<byte> system)
    {
        if (names.Count == Most || system.IsEmpty || system.Length > LongestName)
            return;
        foreach (var known in names)
        {
            if (system.SequenceEqual(known))
                return;
        }

        names.Add(system.ToArray());
    }
}
