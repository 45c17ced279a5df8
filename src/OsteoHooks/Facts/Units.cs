using System.Collections.Frozen;
using OsteoHooks.Fhir;

namespace OsteoHooks.Facts;

/// <summary>Units are fixed here and nowhere else. Conversion factors: terminology §7 (decimal, as printed there).</summary>
internal static class Units
{
    private const decimal DaysPerMonth = 30;
    private const decimal DaysPerYear = 365;

    /// <summary>Names of a countable unit (tablet, capsule, injection pen …) in the four languages; multiplied by
    /// the product's strength.</summary>
    private static readonly FrozenSet<string> Countable = new[]
    {
        "tab", "tbl", "tabl", "tablet", "tablets", "tablett", "tabletter", "tablet(ter)", "tablett(er)", "tablet(s)", "{tablet}", "{tbl}",
        "{pill}", "pill", "{tab}", "caps", "cap", "capsule", "capsules", "kapsel", "kapsler", "kapslar", "{capsule}", "stk", "st", "styck",
        "unit", "{unit}", "dos", "dose", "{dose}", "1", "syringe", "{syringe}", "spruta", "sprøyte", "sprøjte", "ampoule", "vial", "{vial}",
        "brustablett", "enterotablett", "orcap", "ertab",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>mg in one of this unit of mass; null when it is no mass.</summary>
    public static decimal? Milligrams(string? unit) => unit?.Trim().ToLowerInvariant() switch
    {
        "mg" or "milligram" or "milligrams" => 1m,
        "g" or "gram" => 1000m,
        "ug" or "mcg" or "µg" or "μg" or "microgram" or "mikrogram" => 0.001m,
        _ => null,
    };

    public static bool IsCountable(string? unit) => unit is not null && Countable.Contains(unit.Trim());

    public static bool IsMillilitre(string? unit) => unit?.Trim().ToLowerInvariant() is "ml" or "milliliter" or "millilitre";

    /// <summary>Days in one of this unit of time; null when it is none. Months and years by 30 and 365: only for
    /// means, never for limits.</summary>
    public static decimal? Days(string? unit) => unit?.Trim().ToLowerInvariant() switch
    {
        "s" => 1m / 86400,
        "min" => 1m / 1440,
        "h" or "hour" or "hours" => 1m / 24,
        "d" or "day" or "days" or "dag" or "dagar" or "dage" or "dager" => 1m,
        "wk" or "week" or "weeks" or "vecka" or "veckor" or "uge" or "uger" or "uke" or "uker" => 7m,
        "mo" or "month" or "months" or "månad" or "månader" or "måned" or "måneder" => DaysPerMonth,
        "a" or "year" or "years" or "år" => DaysPerYear,
        _ => null,
    };

    /// <summary>So many of a unit of time in days, divided where <see cref="Days"/> would multiply with a rounded fraction: 24 h are
    /// one day and not 0.99…9.</summary>
    public static decimal? InDays(decimal value, string? unit) => unit?.Trim().ToLowerInvariant() switch
    {
        "s" => value / 86400,
        "min" => value / 1440,
        "h" or "hour" or "hours" => value / 24,
        _ => Days(unit) is { } days ? value * days : null,
    };

    public static bool IsMonths(string? unit) =>
        unit?.Trim().ToLowerInvariant() is "mo" or "month" or "months" or "månad" or "månader" or "måned" or "måneder";

    public static bool IsYears(string? unit) => unit?.Trim().ToLowerInvariant() is "a" or "year" or "years" or "år";

    public static decimal? CalciumMmol(Quantity q) => Normal(q.Unit) switch
    {
        "mmol/l" => q.Value,
        "mg/dl" => q.Value * 0.2495m,
        _ => null,
    };

    public static decimal? AlbuminGrams(Quantity q) => Normal(q.Unit) switch
    {
        "g/l" => q.Value,
        "g/dl" => q.Value * 10m,
        _ => null,
    };

    public static decimal? VitaminDNmol(Quantity q) => Normal(q.Unit) switch
    {
        "nmol/l" => q.Value,
        "ng/ml" or "ug/l" or "µg/l" or "μg/l" => q.Value * 2.496m,
        _ => null,
    };

    /// <summary>mL/min or mL/min/1.73 m²: either is accepted and printed; the code tells absolute values apart before.</summary>
    public static decimal? FiltrationRate(Quantity q)
    {
        var unit = Normal(q.Unit);
        return unit is null || unit.StartsWith("ml/min", StringComparison.Ordinal) ? q.Value
            : unit.StartsWith("ml/s", StringComparison.Ordinal) ? q.Value * 60m
            : null;
    }

    public static decimal? Percent(Quantity q) => Normal(q.Unit) is null or "%" or "percent" ? q.Value : null;

    /// <summary>Standard deviations; grams per area under a T-score code are a mistake of the sender.</summary>
    public static decimal? StandardDeviations(Quantity q) =>
        Normal(q.Unit) is null or "{t-score}" or "t-score" or "sd" or "{sd}" or "1" or "{score}" or "tscore" or "t" ? q.Value : null;

    private static string? Normal(string? unit) =>
        unit is null ? null : string.Concat(unit.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}
