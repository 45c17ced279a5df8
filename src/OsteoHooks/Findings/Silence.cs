namespace OsteoHooks.Findings;

/// <summary>What ends a silence besides its period. Something new in what the card rests on always does.</summary>
public enum SilenceEnd : byte
{
    /// <summary>Only something new: a drug, a dose step, a fracture, a T-score, a laboratory band, a lapse.</summary>
    SomethingNew,

    /// <summary>Also an order that was not there when it was answered.</summary>
    OrderRenewed,

    /// <summary>Also any entry behind the card that is new, gone or changed.</summary>
    DataChanged,
}

/// <summary>How long an answer keeps its card silent: calendar months, days, or neither where only its end counts.</summary>
public sealed record Silence(int? Months, int? Days, SilenceEnd End)
{
    /// <summary>The day on which the card is shown again, or null where no period is set.</summary>
    public DateOnly? Until(DateOnly answered) =>
        Months is { } months ? answered.AddMonths(months) : Days is { } days ? answered.AddDays(days) : null;
}
