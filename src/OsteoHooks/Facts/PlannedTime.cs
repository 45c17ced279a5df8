using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts;

/// <summary>
/// From when to when a dosage instruction runs. <c>CertainTo</c> is what is known, <c>PossibleTo</c> what may be; both inclusive.
/// </summary>
/// <param name="Given">The length in the unit in which it was planned.</param>
internal sealed record PlannedTime(DateOnly From, DateOnly CertainTo, DateOnly PossibleTo, Span? Given, Phrase? Missing = null)
{
    public static PlannedTime Of(Treatment treatment, Dosage? dosage, decimal? milligramsPerDay, DateOnly from, DateOnly today)
    {
        var entry = treatment.Entry;
        var timing = dosage?.Timing;
        if (timing?.BoundsDuration is { } bounds && Length(bounds) is { } length)
        {
            return Lasting(from, length);
        }

        if (timing?.BoundsPeriod is { } period && (period.Start ?? period.End) is not null && period.End is { } end)
        {
            var start = period.Start?.Earliest ?? from;
            return new(start, end.Earliest, end.Latest, Span.OfDays(end.Earliest.DayNumber - start.DayNumber + 1));
        }

        if (entry.Effective?.End is { } effectiveEnd && entry.Kind == ResourceKind.MedicationStatement)
        {
            return new(from, effectiveEnd.Earliest, effectiveEnd.Latest, Span.OfDays(effectiveEnd.Earliest.DayNumber - from.DayNumber + 1));
        }

        if (timing is { Count: { } count, Period: { } each } && Units.Days(timing.PeriodUnit) is { } unit)
        {
            return Lasting(from, Span.OfDays(Math.Ceiling(count / (timing.Frequency ?? 1) * each * unit)));
        }

        if (Supplied(entry, milligramsPerDay) is { } supplied)
        {
            return Lasting(from, supplied);
        }

        return OpenEnded(treatment, from, today);
    }

    /// <summary>Taken for three months without an end in sight is long-term (our reading of an open-ended active order).</summary>
    private const int LongTermDays = 3 * Limit.DaysPerMonth;

    /// <summary>
    /// Without any end: a continuous or long-term course goes on; what is being taken has lasted until today and
    /// may go on; else nothing is known.
    /// </summary>
    private static PlannedTime OpenEnded(Treatment treatment, DateOnly from, DateOnly today)
    {
        var longTerm = !treatment.IsDraft && today.DayNumber - from.DayNumber + 1 >= LongTermDays;
        if ((treatment.Entry.IsContinuous || longTerm) && treatment.IsCurrent)
        {
            return new(from, DateOnly.MaxValue, DateOnly.MaxValue, null);
        }

        var sofar = from > today ? from : today;
        return treatment.Role switch
        {
            TreatmentRole.Current when !treatment.IsDraft => new(from, sofar, DateOnly.MaxValue, null, Phrase.Of("missing.duration")),
            TreatmentRole.Current => new(from, from, DateOnly.MaxValue, null, Phrase.Of("missing.duration")),
            _ => new(from, from, sofar, null, Phrase.Of("missing.duration")),
        };
    }

    /// <summary>A hundred years: longer is not counted.</summary>
    private const int LongestDays = 36_500;

    private const int MostRepeats = 1_000;

    /// <summary>How often a prescription is handed out: once, and its repeats.</summary>
    public static int Fills(MedicationEntry entry) =>
        1 + (entry.Kind == ResourceKind.MedicationRequest ? Math.Clamp(entry.Repeats ?? 0, 0, MostRepeats) : 0);

    /// <summary>Quantity ÷ daily dose × (1 + repeats), else the expected supply duration × (1 + repeats).</summary>
    private static Span? Supplied(MedicationEntry entry, decimal? milligramsPerDay)
    {
        var fills = Fills(entry);
        if (entry.Supply is { } supply && milligramsPerDay is > 0 && DailyAmount.Milligrams(supply, entry.Product) is { } total)
        {
            return Span.OfDays(Math.Floor(Math.Min(LongestDays, total / milligramsPerDay.Value) * fills));
        }

        return entry.SupplyDuration is { } duration && Units.Days(duration.Unit) is { } unit
            ? Span.OfDays(duration.Value * unit * fills) : null;
    }

    public static Span? Length(Quantity bounds) =>
        Units.IsMonths(bounds.Unit) ? Span.OfMonths(bounds.Value)
        : Units.IsYears(bounds.Unit) ? Span.OfMonths(bounds.Value * Limit.MonthsPerYear)
        : Units.InDays(bounds.Value, bounds.Unit) is { } days ? Span.OfDays(days)
        : null;

    public static DateOnly EndOf(DateOnly from, Span length)
    {
        if (length.Months is { } months && months == Math.Truncate(months))
        {
            return months is > 0 and < 1200 ? from.AddMonths((int)months).AddDays(-1) : from;
        }

        var days = Math.Clamp(length.InDays, 1, LongestDays);
        return from.AddDays((int)Math.Ceiling(days) - 1);
    }

    /// <summary>The day so many whole days later.</summary>
    public static DateOnly After(DateOnly day, decimal days) => day.AddDays((int)Math.Clamp(days, 0, LongestDays));

    private static PlannedTime Lasting(DateOnly from, Span length)
    {
        var end = EndOf(from, length);
        return new(from, end, end, length);
    }
}
