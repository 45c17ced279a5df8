using System.Text;
using HandlebarsDotNet;

namespace OsteoHooks.Cards;

/// <summary>
/// Makes a value harmless in GitHub-flavoured Markdown: no markup, no HTML, no list or heading, and no link, not even one that a renderer
/// makes out of bare text. Links come from content only.
/// </summary>
public sealed class MarkdownEscape : ITextEncoder
{
    /// <summary>A drug name is shorter; a longer value is cut, because a card is read in twenty seconds.</summary>
    public const int LongestValue = 160;

    // Renderers find addresses in plain text after the escapes are gone, so only a character between the parts stops them.
    private const char WordJoiner = '\u2060';

    /// <param name="longest">What is longer is cut.</param>
    public static void Append(TextBuffer target, ReadOnlySpan<char> value, int longest = LongestValue)
    {
        var start = target.Length;
        var cut = value.Length > longest;
        var kept = cut ? value[..longest] : value;
        for (var i = 0; i < kept.Length; i++)
        {
            Append(target, kept[i], i + 1 < kept.Length ? kept[i + 1] : '\0', atStart: target.Length == start);
        }

        if (cut)
        {
            target.Append('…');
        }
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

    private static void Append(TextBuffer target, char c, char next, bool atStart)
    {
        switch (c)
        {
            case '<' when char.IsWhiteSpace(next) || char.IsAsciiDigit(next):
                // "< 5" opens no tag, and a comparison should be readable where Markdown is not rendered.
                target.Append(c);
                break;
            case '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '#' or '!':
                target.Append('\\');
                target.Append(c);
                break;
            case '+' or '-' or '=' when atStart:
                target.Append('\\');
                target.Append(c);
                break;
            case ':' or '@' when !char.IsWhiteSpace(next):
                target.Append(WordJoiner);
                target.Append(c);
                break;
            case '.' when target.Length > 0 && target.Written[^1] is 'w' or 'W':
                target.Append(WordJoiner);
                target.Append(c);
                break;
            case '.' or ')' when target.Length > 0 && char.IsAsciiDigit(target.Written[^1]) && StartsLine(target.Written):
                target.Append('\\');
                target.Append(c);
                break;
            default:
                target.Append(char.IsControl(c) ? ' ' : c);
                break;
        }
    }

    /// <summary>Whether only digits stand between the start of the line and here, so that a full stop would make a numbered list.</summary>
    private static bool StartsLine(ReadOnlySpan<char> text)
    {
        var line = text[(text.LastIndexOf('\n') + 1)..];
        line = line.StartsWith("- ") ? line[2..] : line;
        return line.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
