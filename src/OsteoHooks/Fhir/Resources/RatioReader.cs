using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Range and Ratio.</summary>
internal static class RatioReader
{
    public static (QuantityReading Low, QuantityReading High) Range(ref Cursor c) => Pair(ref c, Element.Low, Element.High);

    public static (QuantityReading Numerator, QuantityReading Denominator) Ratio(ref Cursor c) =>
        Pair(ref c, Element.Numerator, Element.Denominator);

    /// <summary>The numerator of a ratio per one day; null for any other period.</summary>
    public static Quantity? PerDay(ref Cursor c, Words words)
    {
        var (numerator, denominator) = Ratio(ref c);
        return denominator.Keep(words) is { Value: 1, Unit: "d" or "day" } or { Value: 24, Unit: "h" } ? numerator.Keep(words) : null;
    }

    private static (QuantityReading First, QuantityReading Second) Pair(ref Cursor c, Element first, Element second)
    {
        QuantityReading x = default, y = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                if (element == first)
                {
                    x = QuantityReading.Read(ref c);
                }
                else if (element == second)
                {
                    y = QuantityReading.Read(ref c);
                }
                else
                {
                    c.Skip();
                }
            }
        }

        return (x, y);
    }
}
