using System.Buffers;
using System.Globalization;

namespace OsteoHooks.Cards;

/// <summary>Text in the making, in one pooled array: a whole response is worded without a string of its own.</summary>
public sealed class TextBuffer : IDisposable
{
    private char[] chars = ArrayPool<char>.Shared.Rent(4096);
    private int length;

    public ReadOnlySpan<char> Written => chars.AsSpan(0, length);

    public bool IsEmpty => length == 0;

    public int Length => length;

    public void Clear() => length = 0;

    /// <summary>Takes back everything after <paramref name="mark"/>, a former <see cref="Length"/>.</summary>
    public void Rewind(int mark) => length = mark;

    public void Append(char c)
    {
        Room(1)[0] = c;
        length++;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    public void Append(int number) => AppendFormatted(number, "0");

    /// <summary>yyyy-MM-dd in every language.</summary>
    public void Append(DateOnly date) => AppendFormatted(date, "yyyy-MM-dd");

    /// <summary>The number as it is written in the language, with a real minus sign (U+2212).</summary>
    /// <param name="trim">Drop trailing zeros; limits keep theirs, because −1.0 is how a guideline prints it.</param>
    public void Append(decimal number, string language, bool trim)
    {
        // Dividing by a one of full scale drops the trailing zeros of a decimal.
        var shown = trim ? number / 1.0000000000000000000000000000m : number;
        var mark = length;
        AppendFormatted(shown, default);
        var written = chars.AsSpan(mark, length - mark);
        written.Replace('.', CardLanguage.DecimalSeparator(language));
        written.Replace('-', '−');
    }

    public override string ToString() => new(Written);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        chars = [];
        length = 0;
    }

    private void AppendFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        // A decimal has at most 31 characters.
        value.TryFormat(Room(32), out var written, format, CultureInfo.InvariantCulture);
        length += written;
    }

    private Span<char> Room(int needed)
    {
        if (chars.Length - length < needed)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(chars.Length * 2, length + needed));
            Written.CopyTo(larger);
            ArrayPool<char>.Shared.Return(chars);
            chars = larger;
        }

        return chars.AsSpan(length);
    }
}
