using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Health;

/// <summary>The configuration below <c>Shutdown</c>.</summary>
internal sealed record DrainSettings
{
    /// <value>How long calls are still taken after the signal to stop, so that a load balancer sees <c>/health/ready</c> say no first.
    /// Default: 5 s, in Development 0.</value>
    public required TimeSpan Drain { get; init; }

    public static DrainSettings Read(IConfiguration configuration, bool isDevelopment, List<ConfigurationFault> faults)
    {
        var reader = new SectionReader(configuration.GetSection("Shutdown"), faults);
        reader.KnowsOnly("DrainSeconds");
        return new() { Drain = TimeSpan.FromSeconds(reader.Whole("DrainSeconds", otherwise: isDevelopment ? 0 : 5, least: 0, most: 300)) };
    }
}
