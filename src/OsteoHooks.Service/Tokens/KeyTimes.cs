namespace OsteoHooks.Service.Tokens;

/// <summary>How long keys are used and how often their source may be asked. The real clock decides.</summary>
internal sealed record KeyTimes
{
    /// <value>Age from which keys are read again in the background. Default: 1 h.</value>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromHours(1);

    /// <value>Age to which keys are used while their source fails. Default: 24 h.</value>
    public TimeSpan StaleFor { get; init; } = TimeSpan.FromHours(24);

    /// <value>Least time between two readings, however many unknown kids arrive. Default: 1 min.</value>
    public TimeSpan Between { get; init; } = TimeSpan.FromMinutes(1);

    /// <value>Least time between two readings while there are no keys at all. Default: 2 s.</value>
    public TimeSpan BetweenWithout { get; init; } = TimeSpan.FromSeconds(2);
}
