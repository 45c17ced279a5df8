using System.Buffers;
using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>Text as it is searched for names: words of letters and digits in lower case, parted by single blanks.</summary>
internal static class WordText
{
    /// <summary>Writes the folded text and returns its length; what does not fit is left off at a word's end.</summary>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<byte> folded)
    {
        var (length, wordStart, gap) = (0, 0, false);
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var read) != OperationStatus.NeedMoreData && read > 0)
        {
            utf8 = utf8[read..];
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = length > 0;
                continue;
            }

            if (length + 5 > folded.Length)
            {
                return Math.Max(0, wordStart - 1);
            }
            if (gap)
            {
                folded[length++] = (byte)' ';
                wordStart = length;
                gap = false;
            }

            length += Rune.ToLowerInvariant(rune).EncodeToUtf8(folded[length..]);
        }

        return length;
    }

    /// <summary>Where the word that begins at <paramref name="start"/> ends.</summary>
    public static int WordEnd(ReadOnlySpan<byte> folded, int start)
    {
        var blank = folded[start..].IndexOf((byte)' ');
        return blank < 0 ? folded.Length : start + blank;
    }
}
