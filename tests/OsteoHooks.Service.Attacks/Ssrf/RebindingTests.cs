using System.Net;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>The name of a configured server that comes to mean something else, as whoever holds the name can make it.</summary>
[Collection(SsrfWorlds.Collection)]
public sealed class RebindingTests(SsrfWorlds worlds)
{
    private const string Far = "192.0.2.7";

    // What the name means at the first look and at the next.
    private static readonly (string First, string Then)[] Rows =
    [
        .. new[] { "127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "169.254.169.254", "::ffff:169.254.169.254", "169.254.170.2",
        "fe80::1", "0.0.0.0", "::", "0.1.2.3", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "ff02::1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "fd00:ec2::254", "::ffff:0:127.0.0.1", "100.100.100.200", "192.0.0.192",
        "168.63.129.16" }
            .SelectMany(bad => new[] { (Far, bad), (bad, bad) }),
        ("127.0.0.1", Far), ("169.254.169.254", Far),
    ];

    [Fact]
    public async Task A_name_that_means_this_machine_or_its_link_is_not_connected_to()
    {
        var faults = new List<string>();
        foreach (var (first, then) in Rows)
        {
            var reached = await Reached(worlds.Closed, first, then);
            var allowed = new[] { IPAddress.Parse(Far) };
            if (reached.Except(allowed).Any() || (first == Far && !reached.Contains(allowed[0])))
            {
                faults.Add($"{first}, then {then}: {string.Join(", ", reached)}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"rebinding: {Rows.Length} tried, {Rows.Length - faults.Count} refused");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_good_address_beside_a_bad_one_is_the_only_one_tried()
    {
        worlds.Closed.Outside.MeansAll("fhir.ehr.example", IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.Parse(Far));
        Assert.Equal([IPAddress.Parse(Far)], await Call(worlds.Closed));
    }

    [Fact]
    public async Task Without_the_control_the_bad_address_is_connected_to()
    {
        var world = worlds.With(Control.AllowedAddresses);
        var led = 0;
        foreach (var (first, then) in Rows)
        {
            led += (await Reached(world, first, then)).Except([IPAddress.Parse(Far)]).Any() ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"rebinding: {led} of {Rows.Length} connected to without the control");
        Assert.True(led > 0);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fe80::1")]
    public async Task Keys_are_not_read_from_a_name_that_means_this_machine(string address)
    {
        var (outside, keys) = Keys(address, OpenNetwork.None);
        await Assert.ThrowsAsync<HttpRequestException>(keys);
        Assert.Equal(["keys.ehr.example"], outside.Names);
        Assert.Empty(outside.Contacted);
    }

    [Fact]
    public async Task Without_the_control_keys_are_read_from_there()
    {
        var (outside, keys) = Keys("169.254.169.254", OpenNetwork.AnyAddress);
        await Assert.ThrowsAsync<HttpRequestException>(keys);
        Assert.Equal([new IPEndPoint(IPAddress.Parse("169.254.169.254"), 443)], outside.Contacted);
    }

    private static (OutsideWorld Outside, Func<Task> Read) Keys(string address, OpenNetwork open)
    {
        var outside = new OutsideWorld { Open = open }.Means("keys.ehr.example", IPAddress.Parse(address));
        var client = new Client { Issuer = "https://ehr.example", Tenant = "t", JwksUri = new Uri("https://keys.ehr.example/jwks") };
        return (outside, async () =>
        {
            using var source = new JwksSource(outside.Before(new KnownHosts(new TrustSettings { Clients = [client] })));
            await source.Read(client, TestContext.Current.CancellationToken);
        });
    }

    private static async Task<IPAddress[]> Reached(SsrfWorld world, string first, string then)
    {
        world.Outside.Means("fhir.ehr.example", IPAddress.Parse(first), IPAddress.Parse(then));
        return [.. await Call(world), .. await Call(world)];
    }

    private static async Task<IPAddress[]> Call(SsrfWorld world)
    {
        var before = world.Outside.Contacted.Count;
        using var content = HookBody.Complete().Without("medicationRequests").On(SsrfWorld.FarBase).Content();
        var reply = await world.Ask(Whose.Far, content);
        Assert.Equal(HttpStatusCode.OK, reply!.Status);
        Assert.Contains("MedicationRequest", reply.Missing);
        return [.. world.Outside.Contacted.Skip(before).Select(c => c.Address)];
    }
}
