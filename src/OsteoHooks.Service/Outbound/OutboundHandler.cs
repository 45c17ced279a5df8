using System.Net;
using System.Net.Sockets;

namespace OsteoHooks.Service.Outbound;

/// <summary>
/// Every connection that the service opens to anybody but its database. A host must be known (configured, or this machine where no client
/// is), its name is looked up once, and the connection goes to the address that was looked at: what a name means a moment later changes
/// nothing.
/// </summary>
internal class OutboundHandler(KnownHosts hosts)
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(2);

    /// <summary>A handler that follows nothing, keeps no cookies, asks no proxy, inflates nothing and adds no trace headers.</summary>
    public virtual SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTime,
        MaxResponseHeadersLength = 64,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancellation) => Open(context.DnsEndPoint, cancellation),
    };

    /// <summary>The addresses of a name. Only configured names are ever looked up.</summary>
    protected virtual Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) =>
        Dns.GetHostAddressesAsync(host, cancellation);

    protected virtual async ValueTask<Stream> Connect(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="HttpRequestException">The host is not known, or its address is not one that it may have.</exception>
    private async ValueTask<Stream> Open(DnsEndPoint target, CancellationToken cancellation)
    {
        if (!hosts.Knows(target.Host, target.Port))
        {
            throw new HttpRequestException("The host is not one that is read.");
        }

        var addresses = await AddressesOf(target.Host, cancellation);
        for (var i = 0; i < addresses.Length; i++)
        {
            try
            {
                return await Connect(new IPEndPoint(addresses[i], target.Port), cancellation);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                // The next address of the same name.
            }
        }

        throw new HttpRequestException("The host has no address that it may have.");
    }

    private async Task<IPAddress[]> AddressesOf(string host, CancellationToken cancellation)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        }

        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var found = await Resolve(host, cancellation);
        return [.. found.Where(AllowedAddress.Is)];
    }
}
