using OsteoHooks.Fhir;
using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Hooks;

/// <summary>
/// What a body may cost the service. All of it is on and no configuration reaches it: a test host lifts one to show that its attacks are stopped by
/// this control and by nothing else.
/// </summary>
internal sealed record BodyControls
{
    /// <value>Largest body of a hook call, in bytes.</value>
    public int MostBytes { get; init; } = Listening.MaxBodyBytes;

    /// <value>Largest body of a feedback call, in bytes.</value>
    public int MostFeedbackBytes { get; init; } = 1024 * 1024;

    /// <value>Feedback items of one call.</value>
    public int MostItems { get; init; } = 1_000;

    /// <value>For the whole body, from the first byte to the last.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <value>Bodies over 4 MiB in memory at a time.</value>
    public int MostLarge { get; init; } = 8;

    /// <value>A body with a Content-Encoding is refused unread.</value>
    public bool Uncompressed { get; init; } = true;

    /// <value>How its JSON is read.</value>
    public ReadingLimits Reading { get; init; } = ReadingLimits.Default;
}
