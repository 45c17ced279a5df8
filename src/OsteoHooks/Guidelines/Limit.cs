using System.Globalization;
using OsteoHooks.Findings;

namespace OsteoHooks.Guidelines;

/// <summary>
/// One limit with its comparator, unit and source. A limit that the guideline does not state is never reached, so what needs it stays
/// silent.
/// </summary>
/// <param name="Key"><c>group.key</c>: the file in cards/guidelines and the key in it.</param>
public sealed record Limit(string Key, Comparator Op, decimal Value, string Unit, string Source, LimitBasis Basis)
{
    /// <summary>Days in a month where days are compared with months: three months are 90 days.</summary>
    public const int DaysPerMonth = 30;

    public const int MonthsPerYear = 12;

    public bool IsStated { get; private init; } = true;

    public static Limit NotStated(string key) => new(key, Comparator.Equal, 0, "", "", LimitBasis.Guideline) { IsStated = false };

    public string Sign => Op switch
    {
        Comparator.Less => "<",
        Comparator.LessOrEqual => "≤",
        Comparator.Equal => "=",
        Comparator.GreaterOrEqual => "≥",
        _ => ">",
    };

    public bool IsReachedBy(decimal value) => IsStated && Op switch
    {
        Comparator.Less => value < Value,
        Comparator.LessOrEqual => value <= Value,
        Comparator.Equal => value == Value,
        Comparator.GreaterOrEqual => value >= Value,
        _ => value > Value,
    };

    /// <summary>Compares a value that is only known to lie between two bounds; a null bound is open.</summary>
    public Truth IsReachedBetween(decimal? low, decimal? high)
    {
        if (!IsStated)
        {
            return Truth.No;
        }

        if (low is { } exact && exact == high)
        {
            return IsReachedBy(exact) ? Truth.Yes : Truth.No;
        }

        return Op switch
        {
            Comparator.Less or Comparator.LessOrEqual => Between(high is { } h && IsReachedBy(h), low is { } l && !IsReachedBy(l)),
            Comparator.Greater or Comparator.GreaterOrEqual => Between(low is { } l && IsReachedBy(l), high is { } h && !IsReachedBy(h)),
            _ => Between(yes: false, no: low > Value || high < Value),
        };

        static Truth Between(bool yes, bool no) => yes ? Truth.Yes : no ? Truth.No : Truth.Unknown;
    }

    /// <summary>
    /// Compares a length of time in the unit it was planned in: months with months, days with <see cref="DaysPerMonth"/> a month.
    /// "> 3 months" so begins at 91 days. The limit's unit is mo, d or a.
    /// </summary>
    public bool IsReachedBy(Span span)
    {
        var limitInMonths = Unit == "a" ? Value * MonthsPerYear : Value;
        return Unit == "d"
            ? IsReachedBy(span.InDays)
            : (this with { Value = span.Months is null ? limitInMonths * DaysPerMonth : limitInMonths }).IsReachedBy(span.Months
                ?? span.InDays);
    }

    /// <summary>
    /// Whether the time from one day to another, in calendar months, reaches a limit in months or years (6 months after 31 August is 28
    /// February).
    /// </summary>
    public bool IsReachedBetween(DateOnly from, DateOnly to)
    {
        if (!IsStated)
        {
            return false;
        }

        var mark = Unit == "d" ? from.AddDays((int)Value) : from.AddMonths((int)(Unit == "a" ? Value * MonthsPerYear : Value));
        return Op switch
        {
            Comparator.Less => to < mark,
            Comparator.LessOrEqual => to <= mark,
            Comparator.Equal => to == mark,
            Comparator.GreaterOrEqual => to >= mark,
            _ => to > mark,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Value} {Unit}");
}
