using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>Addresses from outside that are not the one server that may be read: nobody is asked, and what was owed is unread.</summary>
[Collection(SsrfWorlds.Collection)]
public sealed class UrlTests(SsrfWorlds worlds)
{
    public static TheoryData<string> Classes => [.. UrlRows.Classes.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task No_address_leads_anywhere_else(string name)
    {
        var faults = new List<string>();
        var tried = 0;
        foreach (var (row, position, encoding) in Attacks(name).Where((_, turn) => Exercise.IsLong || IsItsTurn(turn)))
        {
            tried++;
            var world = worlds.Closed;
            var watch = world.Watch();
            var (status, missing) = await position.Send(world, encoding.Write(world.Fill(row, position.Whose)));
            var reached = watch.Reached(position.Allowed);
            var isUnread = missing?.Contains("MedicationRequest", StringComparer.Ordinal) ?? true;
            if (reached.Length > 0 || status is not (200 or 400 or 401) || !isUnread)
            {
                faults.Add($"{row} in {position.Name}, {encoding.Name}: {status}{(isUnread ? "" : ", read")} {string.Join("; ", reached)}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {tried} tried, {tried - faults.Count} stayed here");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Without_the_controls_a_class_leads_elsewhere(string name)
    {
        var (tried, led) = (0, 0);
        var world = worlds.With(Control.OwnServer);
        foreach (var (row, position, encoding) in Attacks(name).Where(a => a.Encoding == UrlEncoding.All[0] && a.Position.Name != "jku"))
        {
            tried++;
            var watch = world.Watch();
            await position.Send(world, encoding.Write(world.Fill(row, position.Whose)));
            led += watch.Reached(position.Allowed).Length > 0 ? 1 : 0;
            if (led > 0 && !Exercise.IsLong)
            {
                break;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {led} of {tried} lead elsewhere without the controls");
        Assert.True(led > 0);
    }

    [Fact]
    public async Task A_token_with_a_jku_has_nothing_fetched_while_a_configured_address_is()
    {
        var watch = worlds.Closed.Watch();
        Assert.Equal(200, await worlds.Closed.AskWithJku("https://keys.ehr.example/jwks"));
        Assert.Empty(watch.Reached());
        var outside = new OutsideWorld();
        var client = new Client { Issuer = "https://ehr.example", Tenant = "t", JwksUri = new Uri("https://keys.ehr.example/jwks") };
        using var source = new JwksSource(outside.Before(new KnownHosts(new TrustSettings { Clients = [client] })));
        await Assert.ThrowsAsync<HttpRequestException>(() => source.Read(client, TestContext.Current.CancellationToken));
        Assert.Equal(["keys.ehr.example"], outside.Names);
    }

    [Fact]
    public async Task The_one_server_is_read_so_the_record_of_who_is_asked_works()
    {
        foreach (var position in UrlPosition.All.Where(p => p.Name.StartsWith("fhirServer", StringComparison.Ordinal)))
        {
            var watch = worlds.Closed.Watch();
            await position.Send(worlds.Closed, UrlEncoding.All[1].Write(worlds.Closed.Fill("{base}", position.Whose)));
            Assert.NotEmpty(watch.Reached());
        }
    }

    // Encodings come innermost and positions around them: one encoding of each address at each position, another at the next.
    private static bool IsItsTurn(int turn)
    {
        var (pair, encoding) = Math.DivRem(turn, UrlEncoding.All.Length);
        return encoding == (pair + (pair / UrlPosition.All.Length)) % UrlEncoding.All.Length;
    }

    private IEnumerable<(string Row, UrlPosition Position, UrlEncoding Encoding)> Attacks(string name) =>
        from row in UrlRows.Classes.Single(c => c.Name == name).Rows
        from position in UrlPosition.All
        from encoding in UrlEncoding.All
        where !MayBeRead(worlds.Closed.Fill(row, position.Whose), position)
        select (row, position, encoding);

    // Without clients every server on this machine may be read, at any port and path, as long as it is written plainly.
    private static bool MayBeRead(string address, UrlPosition position) =>
        position.Name == "fhirServer, no client" && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.AbsoluteUri == address
            && url is { Scheme: "http", Host: "127.0.0.1", UserInfo: "", Query: "", Fragment: "" }
        && !address.Contains("..", StringComparison.Ordinal) && !url.AbsolutePath.Contains("//", StringComparison.Ordinal);
}
