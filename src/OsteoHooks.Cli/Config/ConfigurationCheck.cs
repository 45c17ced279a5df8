using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Health;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Cli.Config;

/// <summary>What one client will see, and whether its keys can be had now.</summary>
/// <param name="Keys">How many usable keys its source gave, or null.</param>
/// <param name="KeyFault">Why there are none.</param>
internal sealed record ClientCheck(Client Client, IReadOnlyList<string> Services, int? Keys, string? KeyFault);

/// <summary>A configuration as the service would read it at start-up, with every fault instead of the first.</summary>
internal sealed record ConfigurationCheck(
    string Environment, IReadOnlyList<ConfigurationFault> Faults, TrustSettings Trust, IReadOnlyList<ClientCheck> Clients)
{
    /// <param name="environment">Name of the environment, for example Production.</param>
    /// <exception cref="StartupFault">The content cannot be opened; without it nothing else can be judged.</exception>
    public static async Task<ConfigurationCheck> Run(IConfiguration configuration, string environment, CancellationToken cancellation)
    {
        var isDevelopment = environment.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase);
        var faults = new List<ConfigurationFault>();
        faults.AddRange(Listening.Faults(configuration));
        var clinic = ClinicSetup.Open(configuration);
        var trust = TrustSettings.Read(configuration, isDevelopment, new Lazy<Clinic>(clinic), faults);
        var views = ClientViews.Open(trust, clinic, faults);
        Try(() => ClinicalClockSetup.Read(configuration, environment), faults);
        StorageSettings.Read(configuration, isDevelopment, faults);
        DrainSettings.Read(configuration, isDevelopment, faults);

        using var source = new JwksSource(new OutboundHandler(new KnownHosts(trust)));
        var clients = new List<ClientCheck>();
        foreach (var client in trust.Clients)
        {
            var (keys, fault) = await KeysOf(client, source, cancellation);
            clients.Add(new(client, views.Has(client) ? [.. views.Of(client).Services.All.Select(s => s.Id)] : [], keys, fault));
        }

        return new(environment, faults, trust, clients);
    }

    private static void Try(Action read, List<ConfigurationFault> faults)
    {
        try
        {
            read();
        }
        catch (StartupFault e)
        {
            faults.Add(new(e.Key, e.Sentence));
        }
    }

    private static async Task<(int? Keys, string? Fault)> KeysOf(Client client, JwksSource source, CancellationToken cancellation)
    {
        if (client.JwksUri is null && client.JwksFile is null)
        {
            return (null, "no source");
        }

        try
        {
            return ((await source.Read(client, cancellation)).Count, null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return (null, e.Message);
        }
    }
}
