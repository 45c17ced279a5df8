namespace OsteoHooks.Guidelines;

/// <summary>A length of time as it was given: so many months, or so many days.</summary>
public readonly record struct Span(decimal? Months, decimal? Days)
{
    public decimal InDays => Days ?? (Months ?? 0) * Limit.DaysPerMonth;

    public static Span OfDays(decimal days) => new(null, days);

    public static Span OfMonths(decimal months) => new(months, null);
}
