namespace OsteoHooks.Service.Hooks;

/// <summary>Not configuration: a test on a busy machine waits longer.</summary>
internal sealed record MemoryTimes
{
    /// <value>How long a call waits for the store, once to recall and once to remember.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(250);
}
