using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Tokens;

/// <summary>Keys are cached, read again when a kid is unknown or they are old, and kept while their source fails.</summary>
public sealed class KeyRingTests : IAsyncDisposable
{
    private static readonly KeyTimes Times = new();

    private readonly TestClock _clock = new();
    private readonly TestKey _first = TestKey.Ec("first");
    private readonly TestKey _second = TestKey.Ec("second");
    private readonly FhirServer _server;
    private readonly JwksSource _source;
    private readonly KeyRing _ring;
    private TestKey[] _published;
    private bool _fails;

    public KeyRingTests()
    {
        _published = [_first];
        _server = FhirServer.Start().GetAwaiter().GetResult();
        _server.On("jwks", context => _fails ? Fail(context) : FhirServer.Write(context, TestKey.Jwks(_published)));
        var client = new Client { Issuer = "https://ehr.example", Tenant = "t", JwksUri = new Uri(_server.Base + "/jwks") };
        var hosts = new KnownHosts(new TrustSettings { Clients = [client] });
        _source = new JwksSource(new OutsideWorld().Before(hosts));
        _ring = new KeyRing(client, _source, Times, _clock, NullLogger<KeyRing>.Instance);
    }

    [Fact]
    public async Task Keys_are_read_once_for_many_calls()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => Assert.NotNull(await Find("first"))));
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task An_unknown_kid_has_the_keys_read_again()
    {
        await Find("first");
        _published = [_first, _second];
        _clock.Pass(Times.Between);
        Assert.NotNull(await Find("second"));
        Assert.Equal(2, _server.Asked.Count);
    }

    [Fact]
    public async Task However_many_unknown_kids_come_the_source_is_asked_at_a_bounded_rate()
    {
        await Find("first");
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(await Find($"guess-{i}"));
        }

        Assert.Single(_server.Asked);
        _clock.Pass(Times.Between);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Find($"guess-{i}").AsTask()));
        Assert.Equal(2, _server.Asked.Count);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_no_longer_accepted_once_the_keys_are_read_again()
    {
        await Find("first");
        _published = [_second];
        _clock.Pass(Times.Between);
        Assert.NotNull(await Find("second"));
        Assert.Null(await Find("first"));
    }

    [Fact]
    public async Task Whoever_leaves_while_keys_are_read_keeps_them_from_nobody()
    {
        await Find("first");
        _published = [_first, _second];
        _clock.Pass(Times.Between);
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _server.On("jwks", async context =>
        {
            asked.SetResult();
            await answer.Task;
            await FhirServer.Write(context, TestKey.Jwks(_published));
        });
        using var leaving = new CancellationTokenSource();
        var left = _ring.Find("guess", leaving.Token).AsTask();
        await asked.Task;
        await leaving.CancelAsync();
        answer.SetResult();
        Assert.NotNull(await Find("second"));
        Assert.Null(await left);
    }

    [Fact]
    public async Task Old_keys_are_read_again_without_anybody_waiting()
    {
        await Find("first");
        _clock.Pass(Times.FreshFor + TimeSpan.FromSeconds(1));
        Assert.NotNull(await Find("first"));
        await Eventually(() => _server.Asked.Count == 2);
    }

    [Fact]
    public async Task Keys_stay_in_use_while_their_source_fails_but_not_for_ever()
    {
        await Find("first");
        _fails = true;
        _clock.Pass(Times.StaleFor - TimeSpan.FromMinutes(1));
        Assert.NotNull(await Find("first"));
        Assert.True(_ring.HasKeys);
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.False(_ring.HasKeys);
        await Assert.ThrowsAsync<KeysUnavailableException>(async () => await Find("first"));
        _fails = false;
        _clock.Pass(Times.Between);
        Assert.NotNull(await Find("first"));
    }

    [Fact]
    public async Task A_source_that_never_answered_leaves_nothing_to_verify_with()
    {
        _fails = true;
        await Assert.ThrowsAsync<KeysUnavailableException>(async () => await Find("first"));
        _fails = false;
        _clock.Pass(Times.BetweenWithout);
        Assert.NotNull(await Find("first"));
    }

    public async ValueTask DisposeAsync()
    {
        _ring.Dispose();
        _source.Dispose();
        await _server.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
    }

    private static Task Fail(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
        return Task.CompletedTask;
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 100 && !holds(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }

    private ValueTask<Microsoft.IdentityModel.Tokens.JsonWebKey?> Find(string kid) =>
        _ring.Find(kid, TestContext.Current.CancellationToken);
}
