using System.Buffers.Text;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A valueString that is one plain number: <c>&gt;90</c>, <c>72 mL/min</c>, <c>-2,5</c>. Laboratories send such
/// where a Quantity belongs.</summary>
internal static class ValueText
{
    private const int LongestUnit = 20;

    public static Quantity? Quantity(ReadOnlySpan<byte> text, Words words)
    {
        var rest = text.Trim(" "u8);
        var comparator = Comparator(ref rest);
        rest = rest.TrimStart(" "u8);
        var end = 0;
        while (end < rest.Length && (char.IsAsciiDigit((char)rest[end]) || rest[end] is (byte)'.' or (byte)','
            || (end == 0 && rest[end] is (byte)'-' or (byte)'+')))
        {
            end++;
        }
        Span<byte> number = stackalloc byte[24];
        if (end == 0 || end > number.Length)
        {
            return null;
        }
        rest[..end].CopyTo(number);
        number[..end].Replace((byte)',', (byte)'.');
        if (!Utf8Parser.TryParse(number[..end], out decimal value, out var used) || used != end || Math.Abs(value) > Cursor.Largest)
        {
            return null;
        }

        // What follows the number must look like a unit: "2 fractures" is a sentence, and so is "3-4".
        var unit = rest[end..].TrimStart(" "u8);
        if (unit.Length > LongestUnit || unit.IndexOf((byte)' ') >= 0 || (unit.Length > 0 && !IsUnitStart(unit[0])))
        {
            return null;
        }
        return new Quantity(value, words.Get(unit), comparator);
    }

    private static bool IsUnitStart(byte b) => char.IsAsciiLetter((char)b) || b is (byte)'%' or (byte)'/' or (byte)'{' or 0xC2 or 0xCE;

    private static QuantityComparator Comparator(ref ReadOnlySpan<byte> text)
    {
        var comparator = text switch
        {
            [(byte)'<', (byte)'=', ..] => QuantityComparator.LessOrEqual,
            [(byte)'>', (byte)'=', ..] => QuantityComparator.GreaterOrEqual,
            [(byte)'<', ..] => QuantityComparator.Less,
            [(byte)'>', ..] => QuantityComparator.Greater,
            _ => QuantityComparator.None,
        };
        text = text[(comparator switch { QuantityComparator.None => 0, QuantityComparator.Less or QuantityComparator.Greater => 1,
            _ => 2 })..];
        return comparator;
    }
}
