using System.Net;
using OsteoHooks.Service.Clients;

namespace OsteoHooks.Service.Outbound;

/// <summary>
/// Hosts and ports that the service may connect to: those of the configuration; without clients this machine only, written so.
/// </summary>
internal sealed class KnownHosts
{
    private readonly HashSet<(string Host, int Port)>? _configured;

    public KnownHosts(TrustSettings trust)
    {
        if (trust.Clients.Count > 0)
        {
            _configured = [.. trust.Clients.SelectMany(c => new[] { c.FhirBase, c.JwksUri }).OfType<Uri>()
                .Select(u => (Plain(u.IdnHost), u.Port))];
        }
    }

    public bool Knows(string host, int port) => _configured is null ? IsThisMachine(host) : _configured.Contains((Plain(host), port));

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(Plain(host), out var address) && IPAddress.IsLoopback(address));

    private static string Plain(string host) => host.Trim('[', ']').ToLowerInvariant();
}
