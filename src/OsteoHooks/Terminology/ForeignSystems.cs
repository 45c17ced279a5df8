using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>Code systems of one call that no table knows, each once: what a site's code map may have to bring.</summary>
public sealed class ForeignSystems
{
    /// <summary>Systems kept for one call; a body that names more is not worth listing.</summary>
    public const int Most = 16;

    private const int LongestName = 256;

    private readonly List<byte[]> _names = [];

    public IReadOnlyList<string> Names => _names.ConvertAll(Encoding.UTF8.GetString);

    internal void Note(ReadOnlySpan<byte> system)
    {
        if (_names.Count == Most || system.IsEmpty || system.Length > LongestName)
        {
            return;
        }
        foreach (var known in _names)
        {
            if (system.SequenceEqual(known))
            {
                return;
            }
        }

        _names.Add(system.ToArray());
    }
}
