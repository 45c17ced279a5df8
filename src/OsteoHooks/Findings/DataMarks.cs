using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OsteoHooks.Findings;

/// <summary>
/// The entries behind a finding, each by its day and the values read from it, and one mark for all of them together. Ids and places are
/// left out: the same entry stands elsewhere in the next call. Days inside a sentence are too: a planned end moves with today.
/// </summary>
internal static class DataMarks
{
    private const string Entry = "data:";

    public static IEnumerable<Mark> Of(IEnumerable<Answer> answers)
    {
        var entries = answers.Where(a => !a.IsUnsaid).SelectMany(a => a.Evidence).Select(Name).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return entries.Select(e => new Mark(MarkKind.Data, [e])).Append(All(entries));
    }

    /// <summary>New when any entry is new, gone or changed.</summary>
    public static Mark All(IEnumerable<string> entries) =>
        new(MarkKind.Data,
            ["all-data:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries))).AsSpan(0, 16))]);

    /// <summary>Whether the mark is that of a single entry.</summary>
    public static bool IsOfOneEntry(Mark mark) => mark.Names[0].StartsWith(Entry, StringComparison.Ordinal);

    private static string Name(Evidence evidence)
    {
        var name = new StringBuilder(Entry).Append(evidence.ResourceType).Append(':')
            .Append(evidence.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(name, evidence.Said);
        return name.ToString();
    }

    private static void Append(StringBuilder name, object? value)
    {
        switch (value)
        {
            case decimal number:
                name.Append(':').Append(number.ToString("0.############", CultureInfo.InvariantCulture));
                break;
            case int number:
                name.Append(':').Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case string text:
                name.Append(':').Append(text);
                break;
            case Phrase phrase:
                foreach (var (_, inner) in phrase.Values)
                {
                    Append(name, inner);
                }

                break;
            case ImmutableArray<Phrase> phrases:
                foreach (var inner in phrases)
                {
                    Append(name, inner);
                }

                break;
            default:
                break;
        }
    }
}
