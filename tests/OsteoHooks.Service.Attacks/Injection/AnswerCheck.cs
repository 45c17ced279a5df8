using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>Says what is wrong with an answer to a hostile call, beside the answer to the same call with a harmless value.</summary>
internal sealed partial class AnswerCheck(IReadOnlySet<string> ownLinks)
{
    /// <summary>What is a loss, and no harm.</summary>
    public const string NotArrived = "the value did not arrive as it was meant";

    private const int LongestDetail = 20_000;
    private const int LongestText = 4_000;
    private const int LongestSummary = 139;

    // Longer values are cut; a resource's type may stand before them.
    private const int CertainlyShown = 130;
    private const int MostMarks = 3;
    private const char WordJoiner = '\u2060';
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    /// <param name="meant">The string that the body meant at the position.</param>
    public IEnumerable<string> Faults(Position position, string meant, CardAnswer answer, CardAnswer harmless)
    {
        if (answer.Status != 200)
        {
            return position.MayBeRefused && answer.Status == 400 ? Refusal(answer) : [$"status {answer.Status}"];
        }

        return Sameness(answer, harmless)
            .Concat(answer.Strings.Where(s => !CardAnswer.IsOrder(s.Path)).SelectMany(s => Texts(s.Path, s.Text)))
            .Concat(Details(answer, harmless)).Concat(Arrival(position, position.Before + meant, answer)).Concat(Strays(position, answer));
    }

    private IEnumerable<string> Details(CardAnswer answer, CardAnswer harmless) =>
        answer.Rendered.Zip(harmless.Rendered).SelectMany(d => Compared(d.First, d.Second));

    public IEnumerable<string> Compared(RenderedCard hostile, RenderedCard plain)
    {
        foreach (var fault in hostile.Faults(ownLinks))
        {
            yield return fault;
        }

        if (hostile.Skeleton != plain.Skeleton)
        {
            yield return $"another structure: {hostile.Skeleton} for {plain.Skeleton}";
        }
    }

    /// <summary>What a reader must still be able to read: the value on one line, without what steers and is not seen.</summary>
    public static string Shown(string meant)
    {
        var shown = new StringBuilder();
        var marks = 0;
        foreach (var rune in meant.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (IsBreak(category))
            {
                shown.Append(' ');
            }
            else if (category != UnicodeCategory.Format && marks <= MostMarks)
            {
                shown.Append(rune);
            }
        }

        var line = RenderedCard.Blanks(shown.ToString());
        var end = Math.Min(line.Length, CertainlyShown);
        return line[..(end > 0 && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
    }

    private static IEnumerable<string> Refusal(CardAnswer answer)
    {
        if (answer.Raw.Contains(Payloads.Canary, StringComparison.Ordinal)
            || answer.Headers.Contains(Payloads.Canary, StringComparison.Ordinal))
        {
            yield return "a refusal repeats the value";
        }
    }

    private static IEnumerable<string> Sameness(CardAnswer answer, CardAnswer harmless)
    {
        if (!answer.Cards.SequenceEqual(harmless.Cards, StringComparer.Ordinal)
            || !answer.Summaries.SequenceEqual(harmless.Summaries, StringComparer.Ordinal))
        {
            yield return $"other cards: {string.Join(", ", answer.Cards)} for {string.Join(", ", harmless.Cards)}";
        }

        foreach (var _ in answer.Summaries.Where(s => s.Length > LongestSummary))
        {
            yield return "a summary that is too long";
        }
    }

    private static IEnumerable<string> Texts(string path, string text)
    {
        var isDetail = CardAnswer.IsDetail(path);
        if (text.Length > (isDetail ? LongestDetail : LongestText))
        {
            yield return $"{path} has {text.Length} characters";
            yield break;
        }

        var (depth, marks) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var category = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? CharUnicodeInfo.GetUnicodeCategory(text, i)
                : char.GetUnicodeCategory(text[i]);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            depth += text[i] == Isolate ? 1 : text[i] == EndOfIsolate ? -1 : 0;
            var isOurs = text[i] is Isolate or EndOfIsolate
                || (isDetail && text[i] == WordJoiner && i + 1 < text.Length && text[i + 1] is ':' or '@' or '.' or '/');
            if (category == UnicodeCategory.Format && !isOurs)
            {
                yield return $"{path} holds U+{(int)text[i]:X4}, which is not seen";
            }
            else if (IsBreak(category) && !(isDetail && text[i] == '\n'))
            {
                yield return $"{path} holds the control U+{(int)text[i]:X4}";
            }
            else if (depth is < 0 or > 1 || (depth == 0 && RightToLeft().IsMatch(text.AsSpan(i, 1))))
            {
                yield return $"{path} turns the text around it";
            }
            else if (marks > MostMarks)
            {
                yield return $"{path} holds a flood of marks";
            }
        }

        if (depth != 0)
        {
            yield return $"{path} leaves an isolate open";
        }
    }

    private static IEnumerable<string> Arrival(Position position, string whole, CardAnswer answer)
    {
        var shown = Shown(whole);
        var arrived = position.Reach switch
        {
            Reach.Detail => answer.Rendered.Any(d => Holds(Ours(d.Text))),
            Reach.Finding => answer.Strings.Where(s => CardAnswer.IsFinding(s.Path)).Any(s => Holds(Ours(s.Text))),
            Reach.Order => answer.Strings.Where(s => CardAnswer.IsOrder(s.Path)).Any(s => s.Text.EndsWith(whole, StringComparison.Ordinal)),
            _ => true,
        };
        if (!arrived)
        {
            yield return NotArrived;
        }

        bool Holds(string text) => text.Contains(shown, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strays(Position position, CardAnswer answer)
    {
        if (answer.Headers.Contains(Payloads.Canary, StringComparison.Ordinal))
        {
            yield return "the value is in a header";
        }

        foreach (var (path, _) in answer.Strings.Where(s => s.Text.Contains(Payloads.Canary, StringComparison.Ordinal)))
        {
            var expected = position.Reach switch
            {
                Reach.Detail => CardAnswer.IsDetail(path) || CardAnswer.IsFinding(path) || CardAnswer.IsOrder(path),
                Reach.Finding => CardAnswer.IsFinding(path),
                Reach.Order => CardAnswer.IsOrder(path) || CardAnswer.IsFinding(path),
                _ => false,
            };
            if (!expected)
            {
                yield return $"the value is in {path}";
            }
        }
    }

    // A value's own word joiners are gone by now; what is left was put in on purpose.
    private static string Ours(string text) =>
        text.Replace("\u2060", "", StringComparison.Ordinal).Replace("\u2068", "", StringComparison.Ordinal)
        .Replace("\u2069", "", StringComparison.Ordinal);

    private static bool IsBreak(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex RightToLeft();
}
