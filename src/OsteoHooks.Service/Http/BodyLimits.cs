using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Http;

/// <summary>What a body may cost the service. No configuration reaches these values.</summary>
internal sealed record BodyLimits
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

    /// <value>Depth and entries of its JSON.</value>
    public ReadingLimits Reading { get; init; } = ReadingLimits.Default;
}
