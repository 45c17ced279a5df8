using System.Globalization;
using System.Text;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// How a payload is spelled in the body. The last two are spelled twice: what arrives is the spelling itself, and must stay one.
/// </summary>
internal enum Spelling
{
    Literal,
    Escaped,
    Mixed,
    Percent,
    Entities,
}

internal static class Spellings
{
    /// <summary>The string that the body's JSON means.</summary>
    public static string Meant(this Spelling spelling, string payload) => spelling switch
    {
        Spelling.Percent => string.Concat(payload.EnumerateRunes().Select(r => IsPlain(r) ? r.ToString() : Percent(r))),
        Spelling.Entities =>
            string.Concat(payload.EnumerateRunes()
            .Select((r, i) => IsPlain(r) ? r.ToString() : i % 2 == 0 ? $"&#{r.Value.ToString(CultureInfo.InvariantCulture)};"
            : $"&#x{r.Value.ToString("x", CultureInfo.InvariantCulture)};")),
        _ => payload,
    };

    /// <summary>Its JSON between the quotes.</summary>
    public static string Json(this Spelling spelling, string payload)
    {
        var json = new StringBuilder();
        var meant = spelling.Meant(payload);
        for (var i = 0; i < meant.Length; i++)
        {
            var c = meant[i];
            var escaped = spelling == Spelling.Escaped || (spelling == Spelling.Mixed && i % 2 == 0 && !char.IsSurrogate(c));
            _ = (escaped, c) switch
            {
                (false, '"' or '\\') => json.Append('\\').Append(c),
                (true, _) or (_, < ' ') => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => json.Append(c),
            };
        }

        return json.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.IsLetterOrDigit(rune) && rune.IsAscii;

    private static string Percent(Rune rune) => string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"%{b:X2}"));
}
