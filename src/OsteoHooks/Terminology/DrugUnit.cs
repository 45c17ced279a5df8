using System.Globalization;

namespace OsteoHooks.Terminology;

internal enum DrugUnitKind : byte
{
    None,
    Milligram,
    Gram,
    Microgram,

    /// <summary>International units: a strength, but not in mg.</summary>
    International,
}

internal enum DrugPer : byte
{
    Unit,
    Millilitre,
    Other,
}

/// <summary>Units in a product's text.</summary>
internal static class DrugUnit
{
    private static readonly (string Word, DrugUnitKind Kind)[] Words =
    [
        ("mikrogram", DrugUnitKind.Microgram), ("microgram", DrugUnitKind.Microgram), ("micrograms", DrugUnitKind.Microgram), ("mikrog", DrugUnitKind.Microgram),
        ("µg", DrugUnitKind.Microgram), ("μg", DrugUnitKind.Microgram), ("mcg", DrugUnitKind.Microgram), ("ug", DrugUnitKind.Microgram),
        ("milligram", DrugUnitKind.Milligram), ("mg", DrugUnitKind.Milligram), ("gram", DrugUnitKind.Gram), ("g", DrugUnitKind.Gram),
        ("ie", DrugUnitKind.International), ("iu", DrugUnitKind.International), ("unt", DrugUnitKind.International), ("units", DrugUnitKind.International), ("enheter", DrugUnitKind.International),
    ];

    private static readonly string[] UnitWords = ["tablet", "tablett", "tabl", "tab", "kapsel", "capsule", "dos", "dosis", "dose", "st", "stk", "actuat", "actuation", "spray", "pill"];

    private static readonly string[] PerDay = ["dag", "dagligen", "daglig", "dagligt", "dygn", "døgn", "daily", "day", "d", "vecka", "uge", "uke", "week", "kg", "h", "hr", "m2"];

    /// <summary>The unit after a number, blanks between allowed.</summary>
    public static DrugUnitKind Read(ReadOnlySpan<char> text, ref int at)
    {
        var word = WordAt(text, SkipBlanks(text, at), out var end);
        foreach (var (known, kind) in Words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                at = end;
                return kind;
            }
        }

        return DrugUnitKind.None;
    }

    /// <summary>What the strength is per: <c>/ml</c>, <c>/5 ml</c>, <c>/tablett</c>; nothing said is one unit; a day, a kilogram or a gram is something else.</summary>
    public static DrugPer ReadPer(ReadOnlySpan<char> text, ref int at, ref decimal volume)
    {
        var slash = SkipBlanks(text, at);
        if (slash >= text.Length || text[slash] != '/')
            return IsAny(WordAt(text, slash, out _), PerDay) ? DrugPer.Other : DrugPer.Unit;
        var next = SkipBlanks(text, slash + 1);
        var from = next;
        while (next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] is '.' or ','))
            next++;
        var counted = next > from;
        if (counted && !decimal.TryParse(text[from..next].ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out volume))
            return DrugPer.Other;
        var word = WordAt(text, SkipBlanks(text, next), out var end);
        at = end;
        if (word.Equals("ml", StringComparison.OrdinalIgnoreCase) || word.Equals("milliliter", StringComparison.OrdinalIgnoreCase))
            return DrugPer.Millilitre;
        return !counted && IsAny(word, UnitWords) ? DrugPer.Unit : DrugPer.Other;
    }

    private static bool IsAny(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0')
            at++;
        return at;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || (end > at && char.IsAsciiDigit(text[end]))))
            end++;
        return text[at..end];
    }
}
