using System.Collections.Frozen;

namespace OsteoHooks.Terminology;

/// <summary>The unit of a strength in a product's text.</summary>
internal enum StrengthUnit : byte
{
    None,
    Milligram,
    Gram,
    Microgram,

    /// <summary>International units: a strength, but not in mg.</summary>
    International,
}

/// <summary>What a strength is per.</summary>
internal enum StrengthPer : byte
{
    /// <summary>One tablet, capsule or dose.</summary>
    Unit,
    Millilitre,

    /// <summary>A day, a week, a kilogram: no strength of one unit.</summary>
    Other,
}

/// <summary>Words for units in a product's text, from <c>strength-unit.csv</c> and <c>strength-per.csv</c>. Whole
/// words, whatever the case.</summary>
internal sealed class StrengthWords
{
    private readonly FrozenDictionary<string, StrengthUnit>.AlternateLookup<ReadOnlySpan<char>> _units;
    private readonly FrozenDictionary<string, StrengthPer>.AlternateLookup<ReadOnlySpan<char>> _pers;

    private StrengthWords(Dictionary<string, StrengthUnit> units, Dictionary<string, StrengthPer> pers)
    {
        _units = units.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _pers = pers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static StrengthWords Read(TermFolder terms, List<string> faults) =>
        new(ReadTable<StrengthUnit>(terms, "strength-unit.csv", "unit", faults),
            ReadTable<StrengthPer>(terms, "strength-per.csv", "per", faults));

    /// <summary>The unit that the word names, or <see cref="StrengthUnit.None"/>.</summary>
    public StrengthUnit UnitOf(ReadOnlySpan<char> word) => _units.TryGetValue(word, out var unit) ? unit : StrengthUnit.None;

    /// <summary>What the word says a strength is per; null when it says nothing of the kind.</summary>
    public StrengthPer? PerOf(ReadOnlySpan<char> word) => _pers.TryGetValue(word, out var per) ? per : null;

    private static Dictionary<string, TMeaning> ReadTable<TMeaning>(TermFolder terms, string file, string column, List<string> faults)
        where TMeaning : struct, Enum
    {
        var before = faults.Count;
        var read = new Dictionary<string, TMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in terms.Lines(file, ["word", column], faults))
        {
            if (line["word"].Length == 0 || !TableName.TryParse<TMeaning>(line[column], out var meaning) || meaning is StrengthUnit.None)
            {
                faults.Add(line.Fault($"no word, or unknown {column} '{line[column]}'"));
            }
            else if (!read.TryAdd(line["word"], meaning))
            {
                faults.Add(line.Fault($"the word '{line["word"]}' is listed twice"));
            }
        }

        if (read.Count == 0 && faults.Count == before)
        {
            faults.Add($"{file}:1: the table lists no word");
        }

        return read;
    }
}
