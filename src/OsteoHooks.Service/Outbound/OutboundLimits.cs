namespace OsteoHooks.Service.Outbound;

/// <summary>What answers from outside may cost the service. No configuration reaches these values.</summary>
internal sealed record OutboundLimits
{
    /// <value>Largest answer, in bytes.</value>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <value>All answers of one call together, in bytes.</value>
    public int MostBytesOfCall { get; init; } = 64 * 1024 * 1024;
}
