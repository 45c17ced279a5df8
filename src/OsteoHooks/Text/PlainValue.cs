using System.Globalization;
using System.Text;

namespace OsteoHooks.Text;

/// <summary>
/// What is left of a value as received before it stands in any text of ours: one line that shows all it holds. Controls and line breaks
/// become a
/// blank; characters that are not seen but steer what is (directions, joiners, tags) are left out; a letter keeps three marks; the rest of
/// a long value is cut.
/// </summary>
/// <remarks>
/// Letters of a script written from right to left would still turn the numbers beside them around (a dose after a Hebrew name would be read
/// before
/// it), so such a value stands between U+2068 and U+2069: its own order is its own affair.
/// </remarks>
public static class PlainValue
{
    /// <summary>A drug name is shorter; a longer value is cut, because a card is read in twenty seconds.</summary>
    public const int LongestValue = 160;

    internal const char Isolate = '\u2068';
    internal const char EndOfIsolate = '\u2069';

    // Vietnamese and vocalised Arabic need two; a flood of them covers the lines above and below.
    private const int MostMarks = 3;

    /// <param name="longest">UTF-16 units; what is longer is cut, never inside a character.</param>
    public static void Append(TextBuffer target, ReadOnlySpan<char> value, int longest = LongestValue)
    {
        Span<char> room = stackalloc char[LongestValue];
        var kept = Keep(value, longest <= LongestValue ? room[..longest] : new char[longest]);
        target.Append(kept.TurnsAround ? [Isolate] : []);
        target.Append(kept.Text);
        target.Append(kept.IsCut ? "…" : "");
        target.Append(kept.TurnsAround ? [EndOfIsolate] : []);
    }

    /// <summary>The part of a value that is shown.</summary>
    /// <param name="room">Where it is put; as long as it may become.</param>
    internal static Kept Keep(ReadOnlySpan<char> value, Span<char> room)
    {
        var (length, marks, blank, turns) = (0, 0, false, false);
        foreach (var rune in value.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsBlank(rune, category))
            {
                blank = length > 0;
                continue;
            }

            marks = IsMark(category) ? marks + 1 : 0;
            if (category == UnicodeCategory.Format || marks > MostMarks)
            {
                continue;
            }

            if (length + (blank ? 1 : 0) + rune.Utf16SequenceLength > room.Length)
            {
                return new(room[..length], IsCut: true, turns);
            }

            if (blank)
            {
                room[length++] = ' ';
                blank = false;
            }

            length += rune.EncodeToUtf16(room[length..]);
            turns |= IsFromRightToLeft(rune.Value);
        }

        return new(room[..length], IsCut: false, turns);
    }

    // A blank that is wider or does not break is part of how a value is written.
    private static bool IsBlank(Rune rune, UnicodeCategory category) =>
        rune.Value == ' ' || category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // The blocks that Unicode reserves for these scripts (UAX 9, table 4: R and AL by default).
    private static bool IsFromRightToLeft(int value) =>
        value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF);

    /// <param name="IsCut">More was there.</param>
    /// <param name="TurnsAround">Holds letters that are written from right to left.</param>
    internal readonly ref struct Kept(ReadOnlySpan<char> text, bool IsCut, bool TurnsAround)
    {
        public ReadOnlySpan<char> Text { get; } = text;

        public bool IsCut { get; } = IsCut;

        public bool TurnsAround { get; } = TurnsAround;
    }
}
