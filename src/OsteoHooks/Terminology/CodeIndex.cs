using System.Runtime.InteropServices;
using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>All rows by system and compared form of the code. A key is the system's number followed by the code.</summary>
internal sealed class CodeIndex
{
    private readonly ByteIndex _exact = new();
    private readonly ByteIndex _prefixes = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Per system, a bit for each length that a prefix row has.</summary>
    private readonly ulong[] _prefixLengths = new ulong[byte.MaxValue + 1];

    public CodeIndex(IEnumerable<CodeRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>
    /// Unites every row that matches; substance and strength come from the longest match that has them.
    /// The first byte of <paramref name="key"/> is overwritten with the system.
    /// </summary>
    public Entry Find(CodeSystem system, Span<byte> key)
    {
        key[0] = (byte)system;
        var united = default(Entry);
        for (var lengths = _prefixLengths[(byte)system]; lengths != 0; lengths &= lengths - 1)
        {
            var length = System.Numerics.BitOperations.TrailingZeroCount(lengths);
            if (length >= key.Length)
            {
                break;
            }
            Unite(ref united, _prefixes.Find(key[..(length + 1)]));
        }

        Unite(ref united, _exact.Find(key));
        return united;
    }

    private void Unite(ref Entry united, int at)
    {
        if (at >= 0)
        {
            united = united.With(_entries[at]);
        }
    }

    private void Add(CodeRow row)
    {
        Span<byte> key = new byte[CodeText.MaxLength + 1];
        var length = CodeText.Fold(row.System, Encoding.UTF8.GetBytes(row.Code), key[1..]);
        key = key[..(length + 1)];
        var system = row.System;
        if (CodeText.IsNpu(key[1..]))
        {
            system = CodeSystem.Npu;
        }
        else if (system == CodeSystem.Sks && CodeText.IsSksDiagnosis(key[1..]))
        {
            key = key[1..];
        }
        key[0] = (byte)system;
        if (row.IsPrefix)
        {
            _prefixLengths[(byte)system] |= 1UL << (key.Length - 1);
        }
        var index = row.IsPrefix ? _prefixes : _exact;
        var entry = new Entry(ConceptSets.Of(row.Set), row.Substance, row.Rank, row.StrengthMg, row.PerMillilitre);
        var at = index.Find(key);
        if (at >= 0)
        {
            _entries[at] = _entries[at].With(entry);
            return;
        }

        index.Add(key, _entries.Count);
        _entries.Add(entry);
    }

    /// <summary>What the rows of one key say together.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Entry(ConceptSets Sets, Substance Substance, CodeRank Rank, decimal? StrengthMg, bool PerMillilitre)
    {
        public Entry With(Entry closer) => new(
            Sets | closer.Sets,
            closer.Substance == Substance.None ? Substance : closer.Substance,
            closer.Rank == CodeRank.None ? Rank : closer.Rank,
            closer.StrengthMg ?? StrengthMg,
            closer.StrengthMg is null ? PerMillilitre : closer.PerMillilitre);
    }
}
