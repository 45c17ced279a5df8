using OsteoHooks.Findings;
using OsteoHooks.Fhir;

namespace OsteoHooks.Facts;

/// <summary>
/// mg of the drug per day by one dosage instruction. Low and high differ for ranges and as-needed doses; a null high is open.
/// </summary>
/// <param name="EveryDay">mg on the day with least: 0 where the schedule leaves days out.</param>
/// <param name="Arithmetic">"2 × 2.5 mg", for the card.</param>
internal sealed record DailyAmount(decimal Low, decimal? High, decimal EveryDay, Phrase Arithmetic, Phrase? Missing = null,
    bool StrengthFromText = false)
{
    private const decimal LeastMilligrams = 0.000_001m;

    /// <summary>A supply of a ton.</summary>
    private const decimal MostMilligrams = 1_000_000_000;

    private const decimal MostTimesPerDay = 1_000;

    /// <summary>Less often than once in a hundred years.</summary>
    private const decimal LeastTimesPerDay = 0.000_027m;

    /// <summary>An amount of which nothing is known but the reason.</summary>
    public static DailyAmount Unknown(Phrase missing, decimal? high = null) => new(0, high, 0, Phrase.Of("dose.unknown"), missing);

    public bool IsKnown => Missing is null;

    public static DailyAmount Of(Dosage dosage, Product product)
    {
        var cap = dosage.MaxDosePerDay is { } max ? Milligrams(max, product) : null;
        if (dosage.AsNeeded)
        {
            return Unknown(Phrase.Of("missing.as-needed"), cap);
        }

        if (dosage.Dose is not { } dose)
        {
            return Unknown(Phrase.Of("missing.dose"), cap);
        }

        if (Milligrams(dose, product) is not { } low)
        {
            return Unknown(
                Phrase.Of(Units.IsCountable(dose.Unit) || Units.IsMillilitre(dose.Unit) ? "missing.strength" : "missing.dose-unit"), cap);
        }

        if (PerDay(dosage.Timing) is not { Least: >= LeastTimesPerDay, Most: <= MostTimesPerDay } perDay)
        {
            return Unknown(Phrase.Of("missing.frequency"), cap);
        }

        var high = dosage.DoseHigh is { } h ? Milligrams(h, product) ?? low : low;
        var times = perDay.Most;
        return new DailyAmount(
            low * perDay.Least,
            high * times,
            perDay.LeavesDaysOut ? 0 : low * perDay.Least,
            Phrase.Of(perDay.LeavesDaysOut ? "dose.mean" : "dose.times", ("times", decimal.Round(times, 2)),
                ("dose", decimal.Round(low, 3)), ("mean", decimal.Round(low * times, 2))),
            StrengthFromText: product.StrengthSource == StrengthSource.Text && !IsMass(dose));
    }

    /// <summary>mg in a quantity: a mass, or a count of tablets or millilitres times the product's strength. Null also where
    /// no drug is dosed so.</summary>
    public static decimal? Milligrams(Quantity quantity, Product product)
    {
        var mg = AsWritten(quantity, product);
        return mg is 0 or (>= LeastMilligrams and <= MostMilligrams) ? mg : null;
    }

    private static decimal? AsWritten(Quantity quantity, Product product)
    {
        if (Units.Milligrams(quantity.Unit) is { } factor)
        {
            return quantity.Value * factor;
        }

        var counts = product.PerMillilitre ? Units.IsMillilitre(quantity.Unit) : Units.IsCountable(quantity.Unit)
            || quantity.Unit is null && product.MgPerUnit is not null;
        return counts && product.MgPerUnit is { } strength ? quantity.Value * strength : null;
    }

    private static bool IsMass(Quantity quantity) => Units.Milligrams(quantity.Unit) is not null;

    private static (decimal Least, decimal Most, bool LeavesDaysOut)? PerDay(Timing? timing)
    {
        if (timing is null)
        {
            return null;
        }

        var perOccasion = Math.Max(1, Math.Max(timing.TimesOfDay, timing.When));
        if (timing.DaysOfWeek > 0)
        {
            var weekly = timing.DaysOfWeek * perOccasion / 7m;
            return (weekly, weekly, timing.DaysOfWeek < 7);
        }

        if (timing.Frequency is { } frequency || timing.Period is not null)
        {
            frequency = timing.Frequency ?? perOccasion;
            if (Units.InDays(timing.Period ?? 1, timing.PeriodUnit) is not { } days
                || Units.InDays(timing.PeriodMax ?? timing.Period ?? 1, timing.PeriodUnit) is not { } longest)
            {
                return null;
            }

            return days <= 0 || longest <= 0
                ? null : (frequency / longest, (timing.FrequencyMax ?? frequency) / days, frequency / longest < 1 && longest > 1);
        }

        return OfCode(timing.Code) ?? (timing.TimesOfDay + timing.When > 0 ? (perOccasion, perOccasion, false) : null);
    }

    /// <summary>GTS abbreviations of timing.code.</summary>
    private static (decimal Least, decimal Most, bool LeavesDaysOut)? OfCode(string? code) => code?.ToUpperInvariant() switch
    {
        "QD" or "AM" or "PM" or "BED" => (1, 1, false),
        "BID" or "Q12H" => (2, 2, false),
        "TID" or "Q8H" => (3, 3, false),
        "QID" or "Q6H" => (4, 4, false),
        "QOD" => (0.5m, 0.5m, true),
        "WK" => (1 / 7m, 1 / 7m, true),
        _ => null,
    };
}
