using System.Buffers;
using System.Globalization;

namespace OsteoHooks.Text;

/// <summary>Text in the making, in one pooled array: a whole response is worded without a string of its own.</summary>
public sealed class TextBuffer : IDisposable
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    public bool IsEmpty => _length == 0;

    public int Length => _length;

    public void Clear() => _length = 0;

    /// <summary>Takes back everything after <paramref name="mark"/>, a former <see cref="Length"/>.</summary>
    public void Rewind(int mark) => _length = mark;

    public void Append(char c)
    {
        Room(1)[0] = c;
        _length++;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    /// <summary>yyyy-MM-dd in every language.</summary>
    public void Append(DateOnly date) => AppendFormatted(date, "yyyy-MM-dd");

    /// <summary>The number as it is written in the language, with a real minus sign (U+2212).</summary>
    /// <param name="trim">Drop trailing zeros; limits keep theirs, because −1.0 is how a guideline prints it.</param>
    public void Append(decimal number, string language, bool trim)
    {
        // Dividing by a one of full scale drops the trailing zeros of a decimal.
        var shown = trim ? number / 1.0000000000000000000000000000m : number;
        var mark = _length;
        AppendFormatted(shown, default);
        var written = _chars.AsSpan(mark, _length - mark);
        written.Replace('.', CardLanguage.DecimalSeparator(language));
        written.Replace('-', '−');
    }

    public override string ToString() => new(Written);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _length = 0;
    }

    private void AppendFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        // A decimal has at most 31 characters.
        value.TryFormat(Room(32), out var written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private Span<char> Room(int needed)
    {
        if (_chars.Length - _length < needed)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + needed));
            Written.CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }

        return _chars.AsSpan(_length);
    }
}
