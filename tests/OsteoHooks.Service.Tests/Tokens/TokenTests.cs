using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Tokens;

/// <summary>With clients configured, who calls is decided by a token.</summary>
public sealed class TokenTests(TrustedServiceFixture fixture) : IClassFixture<TrustedServiceFixture>
{
    private const string Service = "/cds-services/se-vgr-patient-view";

    private readonly TrustedService _service = fixture.Service;

    [Fact]
    public async Task A_call_with_the_clients_token_is_answered()
    {
        using var response = await _service.Post(Service, HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/cds-services")]
    [InlineData("POST", Service)]
    [InlineData("POST", Service + "/feedback")]
    [InlineData("POST", "/cds-services/nobody-knows")]
    [InlineData("GET", Service)]
    [InlineData("GET", "/CDS-Services")]
    public async Task A_call_without_a_token_is_a_bare_401(string method, string path)
    {
        using var response = await _service.Send(new HttpMethod(method), path, null, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task A_preflight_needs_no_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Service, UriKind.Relative));
        request.Headers.Add("Origin", "https://ehr.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var response = await _service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task An_audience_may_stand_in_a_list()
    {
        var token = _service.Token(Service).With("aud", new JsonArray("https://other.example", TrustedService.PublicBase + Service));
        using var response = await _service.Post(Service, HookBody.Complete(), token.ToString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_token_of_another_service_does_not_open_discovery()
    {
        using var response = await _service.Get("/cds-services", _service.Token(Service).ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_once()
    {
        var token = _service.Token(Service).ToString();
        using var first = await _service.Post(Service, HookBody.Complete(), token);
        using var second = await _service.Post(Service, HookBody.Complete(), token);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public async Task A_token_with_a_bad_signature_does_not_burn_the_jti_of_a_good_one()
    {
        using var other = TestKey.Ec(_service.Key.Kid);
        var good = _service.Token(Service);
        var bad = TestToken.For(other, TrustedService.PublicBase + Service).With("jti", (string)good.Claims["jti"]!);
        using var first = await _service.Post(Service, HookBody.Complete(), bad.ToString());
        using var second = await _service.Post(Service, HookBody.Complete(), good.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task The_log_says_why_and_nothing_of_the_token()
    {
        const string Canary = "canary-in-a-claim";
        var token = _service.Token(Service).With("aud", Canary).With("sub", Canary).With("jti", Canary);
        using var response = await _service.Post(Service, HookBody.Complete(), token.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(_service.Log.All, line =>
            line.Contains("audience", StringComparison.Ordinal) && line.Contains(TrustedService.Issuer, StringComparison.Ordinal));
        Assert.DoesNotContain(_service.Log.All, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_genuine_signature_over_a_bad_time_is_said_to_be_a_bad_time()
    {
        using var response = await _service.Post(Service, HookBody.Complete(), _service.Token(Service).With("exp", "tomorrow").ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(_service.Log.All, line => line.StartsWith("A token was refused: expiry (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_for_another_patient_is_422()
    {
        var token = _service.Token(Service).With("patient", "somebody-else");
        using var response = await _service.Post(Service, HookBody.Complete(), token.ToString());
        await HookReply.Refused(response, HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task An_algorithm_is_accepted_where_the_client_is_pinned_to_it(string algorithm)
    {
        using var key = algorithm[0] == 'R' ? TestKey.Rsa("k", algorithm) : TestKey.Ec("k", algorithm);
        using var pinned = new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:Algorithms:0"] = algorithm }, key: key);
        using var response = await pinned.Post(Service, HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}

/// <summary>One service with one client, for tests that change nothing.</summary>
public sealed class TrustedServiceFixture : IDisposable
{
    internal TrustedService Service { get; } = new();

    public void Dispose() => Service.Dispose();
}
