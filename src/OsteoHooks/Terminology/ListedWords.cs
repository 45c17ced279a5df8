using System.Buffers;
using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>
/// The words of one list, ready to be looked for: upper and lower case are the same, and a word counts wherever it stands. A word listed
/// with a blank in front begins a word of the text, or the text: <c>" t-score"</c> is not in "effort-score".
/// </summary>
public sealed class ListedWords
{
    /// <summary>Texts up to this length are read without asking the pool for room.</summary>
    private const int ShortText = 255;

    // Apart, because a search for ASCII words alone is many times faster and most texts are ASCII.
    private readonly SearchValues<string> _ascii;
    private readonly SearchValues<string> _other;

    /// <summary>Those with a blank in front, without it.</summary>
    private readonly string[] _initial;

    /// <param name="words">At least one, none empty.</param>
    internal ListedWords(IReadOnlyList<string> words)
    {
        All = words;
        _ascii = SearchValues.Create([.. words.Where(w => Ascii.IsValid(w))], StringComparison.OrdinalIgnoreCase);
        _other = SearchValues.Create([.. words.Where(w => !Ascii.IsValid(w))], StringComparison.OrdinalIgnoreCase);
        _initial = [.. words.Where(w => w[0] == ' ').Select(w => w[1..])];
    }

    /// <summary>As they are listed.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether one of the words stands in the text; false for no text.</summary>
    public bool AreIn(string? text) =>
        text is not null && (Has(text) || Array.Exists(_initial, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The same for UTF-8.</summary>
    public bool AreIn(ReadOnlySpan<byte> utf8Text)
    {
        if (utf8Text.IsEmpty)
        {
            return false;
        }

        var rented = utf8Text.Length > ShortText ? ArrayPool<char>.Shared.Rent(utf8Text.Length + 1) : null;
        Span<char> text = rented is null ? stackalloc char[ShortText + 1] : rented;

        // A blank in front, so that words listed with one are found at the start.
        text[0] = ' ';
        text = text[..(1 + Encoding.UTF8.GetChars(utf8Text, text[1..]))];
        var found = Has(text);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }

        return found;
    }

    private bool Has(ReadOnlySpan<char> text) => text.ContainsAny(_ascii) || (!Ascii.IsValid(text) && text.ContainsAny(_other));
}
