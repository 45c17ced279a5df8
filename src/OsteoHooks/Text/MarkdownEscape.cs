using System.Buffers;
using System.Text;
using HandlebarsDotNet;

namespace OsteoHooks.Text;

/// <summary>
/// Makes a value harmless in Markdown: no markup, no HTML, no attribute, no list or heading, and no link, not even one that a renderer
/// makes out of
/// bare text. Links come from content only. GitHub's flavour is what clients should render; the extensions of others (marks, sums,
/// attributes in braces,
/// lists by letters) are met too, because nobody says which renderer a client has.
/// </summary>
public sealed class MarkdownEscape : ITextEncoder
{
    // Renderers find addresses in plain text after the escapes are gone, so only a character between the parts stops them.
    private const char WordJoiner = '\u2060';

    private static readonly SearchValues<char> Romans = SearchValues.Create("IVXLCDMivxlcdm");

    /// <param name="longest">UTF-16 units of the value; what is longer is cut.</param>
    public static void Append(TextBuffer target, ReadOnlySpan<char> value, int longest = PlainValue.LongestValue)
    {
        Span<char> room = stackalloc char[PlainValue.LongestValue];
        var kept = PlainValue.Keep(value, longest <= PlainValue.LongestValue ? room[..longest] : new char[longest]);
        target.Append(kept.TurnsAround ? [PlainValue.Isolate] : []);
        for (var i = 0; i < kept.Text.Length; i++)
        {
            AppendOne(target, kept.Text, i);
        }

        target.Append(kept.IsCut ? "…" : "");
        target.Append(kept.TurnsAround ? [PlainValue.EndOfIsolate] : []);
    }

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target)
    {
        using var buffer = new TextBuffer();
        Append(buffer, text);
        target.Write(buffer.Written);
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var all = new StringBuilder();
        while (text?.MoveNext() == true)
        {
            all.Append(text.Current);
        }

        Encode(all, target);
    }

    private static void AppendOne(TextBuffer target, ReadOnlySpan<char> value, int i)
    {
        var c = value[i];
        var before = i > 0 ? value[i - 1] : '\0';
        var next = i + 1 < value.Length ? value[i + 1] : '\0';
        switch (c)
        {
            case '<' when char.IsWhiteSpace(next) || char.IsAsciiDigit(next):
                // "< 5" opens no tag, and a comparison should be readable where Markdown is not rendered.
                break;
            case '&' when char.IsWhiteSpace(next):
                break;
            case '<' or '&':
                // An entity is text to Markdown and to a client that takes the detail for HTML; a backslash only to the first.
                target.Append(c == '<' ? "&lt;" : "&amp;");
                return;
            case '\\' or '`' or '*' or '_' or '[' or ']' or '{' or '}' or '>' or '|' or '~' or '#' or '!' or '^' or '$':
                target.Append('\\');
                break;
            case '+' or '=' or '"' or '\'' when i == 0 || before == c || next == c:
                // Two of them mark, insert or cite.
                target.Append('\\');
                break;
            case '-' or ':' when i == 0 && (c == '-' || char.IsWhiteSpace(next)):
                target.Append('\\');
                break;
            case ':' or '@' when !char.IsWhiteSpace(next):
                target.Append(WordJoiner);
                break;
            case '.' when (before is 'w' or 'W') || (char.IsLetterOrDigit(before) && char.IsLetter(next)):
            case '/' when before == '/':
                // www. is a link to every renderer, name.tld and //name to some.
                target.Append(WordJoiner);
                break;
            case '.' or ')' when CountsALine(target.Written):
                target.Append('\\');
                break;
        }

        target.Append(c);
    }

    /// <summary>
    /// Whether a number or a letter that counts stands alone between the start of the line and here, so that a full stop would make a list.
    /// </summary>
    private static bool CountsALine(ReadOnlySpan<char> text)
    {
        var line = text[(text.LastIndexOf('\n') + 1)..].TrimStart(' ');
        line = line.StartsWith("- ") ? line[2..] : line;
        return !line.IsEmpty && (line.IndexOfAnyExceptInRange('0', '9') < 0 || (line.Length == 1 && char.IsAsciiLetter(line[0]))
            || !line.ContainsAnyExcept(Romans));
    }
}
