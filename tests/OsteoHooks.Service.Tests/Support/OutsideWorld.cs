using System.Collections.Concurrent;
using System.Net;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// Stands in for name servers and the network behind the service's way out: notes every name that would be looked up and every address that
/// would be connected to, and lets none pass that is not this machine. Also with every control taken out no packet leaves.
/// </summary>
internal sealed class OutsideWorld
{
    private readonly ConcurrentQueue<string> _names = new();
    private readonly ConcurrentQueue<IPEndPoint> _contacted = new();
    private readonly ConcurrentDictionary<string, Queue<IPAddress[]>> _addresses = new(StringComparer.OrdinalIgnoreCase);

    public OpenNetwork Open { get; init; }

    /// <summary>Names that were looked up.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Addresses that a connection was begun to.</summary>
    public IReadOnlyCollection<IPEndPoint> Contacted => _contacted;

    /// <summary>Addresses that are not this machine: attempts, refused here.</summary>
    public IEnumerable<IPEndPoint> Strangers => _contacted.Where(a => !IPAddress.IsLoopback(Plain(a.Address)));

    /// <summary>What a name means: the first address at the first look, the next at the next, the last for good.</summary>
    public OutsideWorld Means(string name, params IPAddress[] inTurn)
    {
        _addresses[name] = new Queue<IPAddress[]>(inTurn.Select(a => new[] { a }));
        return this;
    }

    /// <summary>What a name means, all at once.</summary>
    public void MeansAll(string name, params IPAddress[] together) => _addresses[name] = new Queue<IPAddress[]>([together]);

    public OutboundHandler Before(KnownHosts hosts) => new Recorded(this, hosts);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private IPAddress[] LookUp(string name)
    {
        _names.Enqueue(name);
        if (!_addresses.TryGetValue(name, out var inTurn))
        {
            // A documentation address: any name leads somewhere, so that what is asked for would be seen below.
            return [IPAddress.Parse("192.0.2.1")];
        }

        lock (inTurn)
        {
            return inTurn.Count > 1 ? inTurn.Dequeue() : inTurn.Peek();
        }
    }

    private sealed class Recorded(OutsideWorld world, KnownHosts known) : OutboundHandler(known)
    {
        private readonly Func<string, int, bool> _knows = known.Knows;

        public override SocketsHttpHandler Create()
        {
            var handler = base.Create();
            handler.AllowAutoRedirect = world.Open.HasFlag(OpenNetwork.Redirects);
            if (world.Open.HasFlag(OpenNetwork.Inflated))
            {
                handler.AutomaticDecompression = DecompressionMethods.All;
            }

            if (world.Open.HasFlag(OpenNetwork.AnyHost) || world.Open.HasFlag(OpenNetwork.AnyAddress))
            {
                handler.ConnectCallback = (context, cancellation) => Anywhere(context.DnsEndPoint, cancellation);
            }

            return handler;
        }

        protected override Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult(world.LookUp(host));

        protected override ValueTask<Stream> Connect(IPEndPoint address, CancellationToken cancellation)
        {
            world._contacted.Enqueue(address);
            return IPAddress.IsLoopback(Plain(address.Address))
                ? base.Connect(address, cancellation)
                : throw new HttpRequestException("A test was about to leave this machine.");
        }

        // The connecting of an HTTP client that asks neither who is meant nor where that is.
        private async ValueTask<Stream> Anywhere(DnsEndPoint target, CancellationToken cancellation)
        {
            if (!world.Open.HasFlag(OpenNetwork.AnyHost) && !_knows(target.Host, target.Port))
            {
                throw new HttpRequestException("The host is not one that is read.");
            }

            IPAddress[] addresses = target.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback]
                : IPAddress.TryParse(target.Host, out var literal) ? [literal]
                : [.. (await Resolve(target.Host, cancellation))
                .Where(a => world.Open.HasFlag(OpenNetwork.AnyAddress) || AllowedAddress.Is(a))];
            return addresses is [var first, ..] ? await Connect(new IPEndPoint(first, target.Port), cancellation)
                : throw new HttpRequestException("There is no address.");
        }
    }
}
