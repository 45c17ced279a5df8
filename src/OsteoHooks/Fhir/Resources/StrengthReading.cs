using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Medication.ingredient.strength as mg per tablet (any countable unit) or per millilitre.</summary>
internal readonly record struct StrengthReading(decimal MgPerUnit, bool PerMillilitre)
{
    public static StrengthReading? Read(ref Cursor c, Words words)
    {
        var (numerator, denominator) = RatioReader.Ratio(ref c);
        if (Milligrams(numerator.Keep(words)) is not { } mg)
        {
            return null;
        }
        var per = denominator.Keep(words);
        if (per is null)
        {
            return new(mg, PerMillilitre: false);
        }
        if (per.Value <= 0)
        {
            return null;
        }
        return per.Unit?.ToLowerInvariant() switch
        {
            "ml" or "milliliter" or "millilitre" => Divide(mg, per.Value, isVolume: true),
            "l" or "liter" or "litre" => Divide(mg, per.Value * 1000, isVolume: true),

            // Per weight or per hour (creams, patches) says nothing about one unit.
            "g" or "mg" or "kg" or "ug" or "h" or "d" or "wk" => null,
            _ => Divide(mg, per.Value, isVolume: false),
        };
    }

    private static StrengthReading? Divide(decimal mg, decimal by, bool isVolume)
    {
        try
        {
            return new(mg / by, isVolume);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Milligrams(Quantity? quantity)
    {
        if (quantity is not { Comparator: QuantityComparator.None, Value: > 0 and < 1_000_000_000 } q)
        {
            return null;
        }
        return q.Unit?.ToLowerInvariant() switch
        {
            "mg" or "milligram" => q.Value,
            "g" or "gram" => q.Value * 1000,
            "ug" or "mcg" or "µg" or "μg" or "mikrogram" or "microgram" => q.Value / 1000,
            _ => null,
        };
    }
}
