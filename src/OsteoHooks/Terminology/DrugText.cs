using System.Globalization;
using System.Runtime.InteropServices;

namespace OsteoHooks.Terminology;

/// <summary>mg in one unit (tablet, capsule, dose), or in one mL.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DrugStrength(decimal Mg, bool PerMillilitre);

/// <summary>Reads a product's text.</summary>
internal sealed class DrugText(StrengthWords words)
{
    private const decimal SmallestAmount = 0.000_001m;

    private const decimal LargestAmount = 1_000_000_000;

    /// <summary>
    /// The strength of one unit in a product's text, for example <c>Prednisolon 2,5 mg tablett</c>, <c>5 mg/ml</c>, <c>250 µg</c>.
    /// Null when the text states none, or more than one, or one per day, weight, hour or gram, or a number that
    /// may be read in two ways (1.000).
    /// </summary>
    public DrugStrength? StrengthMg(ReadOnlySpan<char> text)
    {
        DrugStrength? only = null;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            // The 3 of "vitamin D3 800 IE" is part of a name.
            var start = at;
            if (start > 0 && char.IsLetter(text[start - 1]))
            {
                Digits(text, ref at);
                continue;
            }

            var number = ReadNumber(text, ref at);
            var unit = ReadUnit(text, ref at);
            if (unit == StrengthUnit.None)
            {
                continue;
            }
            if (number is not (>= SmallestAmount and <= LargestAmount) || IsRange(text[..start])
                || Scale(text, number.Value, unit, ref at) is not { } strength)
            {
                return null;
            }
            if (only is { } earlier && earlier != strength)
            {
                return null;
            }
            only = strength;
        }

        return only;
    }

    /// <summary>A decimal comma or point, blanks between thousands. Null for 1.000 and 1,000, which may be one or a thousand.</summary>
    private static decimal? ReadNumber(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        Digits(text, ref at);
        while (at + 3 < text.Length && text[at] is ' ' or '\u00a0' && at - start <= 3 && IsThreeDigits(text[(at + 1)..]))
        {
            at += 4;
        }
        var whole = text[start..at].ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        var part = "";
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
        {
            var from = ++at;
            Digits(text, ref at);
            part = text[from..at].TrimEnd('0').ToString();
            if (at - from == 3 && whole != "0")
            {
                return null;
            }
        }

        return decimal.TryParse(part.Length == 0 ? whole : whole + "." + part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number) ? number : null;
    }

    private DrugStrength? Scale(ReadOnlySpan<char> text, decimal number, StrengthUnit unit, ref int at)
    {
        var mg = unit switch
        {
            StrengthUnit.Gram => number * 1000m,
            StrengthUnit.Microgram => number / 1000m,
            StrengthUnit.Milligram => number,
            _ => 0m,
        };
        if (mg == 0m)
        {
            return null;
        }
        var volume = 1m;
        switch (ReadPer(text, ref at, ref volume))
        {
            case StrengthPer.Unit:
                return new DrugStrength(mg, PerMillilitre: false);
            case StrengthPer.Millilitre when volume > 0m:
                return new DrugStrength(mg / volume, PerMillilitre: true);
            default:
                return null;
        }
    }

    /// <summary>The unit after a number, blanks between allowed.</summary>
    private StrengthUnit ReadUnit(ReadOnlySpan<char> text, ref int at)
    {
        var unit = words.UnitOf(WordAt(text, SkipBlanks(text, at), out var end));
        if (unit != StrengthUnit.None)
        {
            at = end;
        }

        return unit;
    }

    /// <summary>What the strength is per: <c>/ml</c>, <c>/5 ml</c>, <c>/tablett</c>; nothing said is one unit; a day, a kilogram or a
    /// gram is something else.</summary>
    private StrengthPer ReadPer(ReadOnlySpan<char> text, ref int at, ref decimal volume)
    {
        var slash = SkipBlanks(text, at);
        if (slash >= text.Length || text[slash] != '/')
        {
            return words.PerOf(WordAt(text, slash, out _)) == StrengthPer.Other ? StrengthPer.Other : StrengthPer.Unit;
        }

        var next = SkipBlanks(text, slash + 1);
        var from = next;
        while (next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] is '.' or ','))
        {
            next++;
        }

        var counted = next > from;
        if (counted && !decimal.TryParse(text[from..next].ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out volume))
        {
            return StrengthPer.Other;
        }

        var per = words.PerOf(WordAt(text, SkipBlanks(text, next), out at));
        return per == StrengthPer.Millilitre || (per == StrengthPer.Unit && !counted) ? per.Value : StrengthPer.Other;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0')
        {
            at++;
        }

        return at;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || (end > at && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        return text[at..end];
    }

    /// <summary>5-10 mg, 5–10 mg: the second number of a range.</summary>
    private static bool IsRange(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.Length > 1 && before[^1] is '-' or '–' && char.IsAsciiDigit(before[..^1].TrimEnd()[^1]);
    }

    private static bool IsThreeDigits(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static void Digits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }
}
