using System.Net;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Clients;

/// <summary>The configuration below <c>Trust</c>: who may call, and over what.</summary>
internal sealed record TrustSettings
{
    public const string ClientsKey = "Trust:Clients";

    /// <value>The address that clients call, without <c>/cds-services</c>; a token's <c>aud</c> is it plus the path.</value>
    public Uri? PublicBaseUrl { get; init; }

    /// <value>Addresses or networks of the proxies that end TLS before this service.</value>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    public IReadOnlyList<Client> Clients { get; init; } = [];

    /// <summary>Reads everything and notes every fault.</summary>
    public static TrustSettings Read(IConfiguration configuration, bool isDevelopment, Lazy<Clinic> clinic, List<ConfigurationFault> faults)
    {
        var section = configuration.GetSection("Trust");
        var reader = new SectionReader(section, faults);
        reader.KnowsOnly("PublicBaseUrl", "Proxies", "Clients");
        var clients = section.GetSection("Clients").GetChildren().Select(c => ClientSection.Read(c, isDevelopment, clinic, faults))
            .ToList();
        NoteRepeated(section.GetSection("Clients"), clients, faults);
        var settings = new TrustSettings
        {
            PublicBaseUrl = reader.Address("PublicBaseUrl", plainHttpAllowed: isDevelopment),
            Proxies = ReadProxies(reader),
            Clients = [.. clients.OfType<Client>()],
        };
        if (clients.Count == 0 && !isDevelopment)
        {
            faults.Add(new(ClientsKey, "No trusted client is configured; outside Development the service answers nobody else."));
        }
        else if (clients.Count > 0 && reader.Text("PublicBaseUrl") is null)
        {
            reader.Fault("PublicBaseUrl", "It is missing: the aud of a client's token is compared with it.");
        }

        return settings;
    }

    private static List<IPNetwork> ReadProxies(SectionReader reader)
    {
        var proxies = new List<IPNetwork>();
        foreach (var text in reader.List("Proxies") ?? [])
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                proxies.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                reader.Fault("Proxies", "Expected IP addresses or networks such as 10.0.0.0/24.");
            }
        }

        return proxies;
    }

    private static void NoteRepeated(IConfigurationSection section, List<Client?> clients, List<ConfigurationFault> faults)
    {
        var keys = section.GetChildren().Select(c => c.Path).ToList();
        var tenants = new HashSet<string>(StringComparer.Ordinal);
        var paths = new Dictionary<(string Issuer, string Path), string>();
        for (var i = 0; i < clients.Count; i++)
        {
            if (clients[i] is not { } client)
            {
                continue;
            }

            if (!tenants.Add(client.Tenant))
            {
                faults.Add(new($"{keys[i]}:Issuer", "Another client has the same Issuer and Tenant."));
            }

            foreach (var alias in client.Aliases.Where(a => !paths.TryAdd((client.Issuer, a.Path), a.Service)))
            {
                faults.Add(new($"{keys[i]}:Aliases", $"The path {alias.Path} is there twice."));
            }
        }
    }
}
