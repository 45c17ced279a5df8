using System.Diagnostics.Metrics;

namespace OsteoHooks.Service.Telemetry;

/// <summary>
/// The meter of this service, for whoever listens (OpenTelemetry, dotnet-counters). No tag ever holds anything of a patient's, a user's or
/// a token's.
/// </summary>
internal static class Metrics
{
    public const string Name = "OsteoHooks.Service";

    public static readonly Meter Meter = new(Name);
}
