using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tests.Tokens;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section M: authenticating the client.</summary>
public sealed class ClientTokenTests(TrustedServiceFixture fixture) : IClassFixture<TrustedServiceFixture>
{
    private readonly TrustedService _service = fixture.Service;

    [Fact]
    public async Task M1_Nobody_is_answered_without_a_token() => Assert.Equal(HttpStatusCode.Unauthorized, await Status((string?)null));

    [Theory]
    [InlineData("GET", "/cds-services")]
    [InlineData("POST", Calls.PatientView)]
    [InlineData("POST", Calls.PatientView + "/feedback")]
    public async Task M2_Every_call_needs_its_token(string method, string path)
    {
        using var without = await _service.Send(new HttpMethod(method), path, null, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var with = await _service.Send(
            new HttpMethod(method), path, method == "GET" ? null : HookBody.Content("{}"), _service.Token(path).ToString());
        Assert.NotEqual(HttpStatusCode.Unauthorized, with.StatusCode);
    }

    [Theory]
    [InlineData("alg")]
    [InlineData("kid")]
    [InlineData("typ")]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    public async Task M3_A_token_lacks_none_of_its_members(string member) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Token().Without(member)));

    [Fact]
    public async Task M4_No_token_is_taken_unsigned_or_signed_with_what_everybody_knows()
    {
        var none = Token().WithHeader("alg", "none");
        var unsigned = $"{TestToken.Part(none.Header.ToJsonString())}.{TestToken.Part(none.Claims.ToJsonString())}.";
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(unsigned));

        var hmac = Token().WithHeader("alg", "HS256");
        var input = $"{TestToken.Part(hmac.Header.ToJsonString())}.{TestToken.Part(hmac.Claims.ToJsonString())}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_service.Key.PublicPem()), Encoding.ASCII.GetBytes(input));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status($"{input}.{TestKey.Text(mac)}"));
    }

    [Fact]
    public async Task M5_ES384_and_RS384_are_taken_without_being_asked_for()
    {
        Assert.Equal("ES384", _service.Key.Algorithm);
        Assert.Equal(HttpStatusCode.OK, await Status(Token()));
        using var rsa = new TrustedService(key: TestKey.Rsa());
        using var response = await rsa.Post(Calls.PatientView, HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task M6_The_audience_is_the_address_that_was_called_as_the_client_knows_it()
    {
        var address = TrustedService.PublicBase + Calls.PatientView;
        Assert.Equal(HttpStatusCode.OK, await Status(Token().With("aud", address)));
        Assert.Equal(HttpStatusCode.OK, await Status(Token().With("aud", new JsonArray("https://other.example", address))));
        Assert.Equal(HttpStatusCode.Unauthorized,
            await Status(Token().With("aud", TrustedService.PublicBase + "/cds-services/dk-dsam-patient-view")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Token().With("aud", TrustedService.PublicBase)));
        // What the socket or the Host header says is not what the service is called.
        Assert.Equal(HttpStatusCode.Unauthorized,
            await Status(Token().With("aud", new Uri(_service.Address, Calls.PatientView).AbsoluteUri)));
    }

    [Fact]
    public async Task M7_An_unknown_issuer_is_refused_and_a_jku_is_never_fetched()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Token().With("iss", "https://somebody.example")));
        using var other = TestKey.Ec("theirs");
        Assert.Equal(HttpStatusCode.Unauthorized,
            await Status(TestToken.For(other, TrustedService.PublicBase + Calls.PatientView)
            .WithHeader("jku", "https://evil.example/jwks.json")));
        Assert.Empty(_service.Outside.Names);
        Assert.Empty(_service.Outside.Contacted);
    }

    [Fact]
    public async Task M8_Keys_that_were_exchanged_beforehand_need_no_jku()
    {
        var token = Token();
        Assert.False(token.Header.ContainsKey("jku"));
        Assert.Equal(HttpStatusCode.OK, await Status(token));
    }

    [Fact]
    public async Task M9_The_kid_chooses_the_key_whatever_it_is_made_of()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(Token().WithHeader("kid", "unknown")));
        using var odd = new TrustedService(key: TestKey.Ec("a+b/c=="));
        using var response = await odd.Post(Calls.PatientView, HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(0, 300, HttpStatusCode.OK)]
    [InlineData(-900, -300, HttpStatusCode.Unauthorized)]
    [InlineData(600, 900, HttpStatusCode.Unauthorized)]
    [InlineData(0, 86_400, HttpStatusCode.Unauthorized)]
    [InlineData(0, 900, HttpStatusCode.OK)]
    public async Task M10_A_token_is_good_for_a_short_time_around_now(int issued, int expires, HttpStatusCode status)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(status, await Status(Token().With("iat", now + issued).With("exp", now + expires).With("nbf", now + issued - 300)));
    }

    [Fact]
    public async Task M11_A_jti_is_good_once_and_a_bad_signature_does_not_use_it_up()
    {
        using var other = TestKey.Ec(_service.Key.Kid);
        var token = Token();
        var forged = TestToken.For(other, TrustedService.PublicBase + Calls.PatientView).With("jti", (string)token.Claims["jti"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(forged));
        Assert.Equal(HttpStatusCode.OK, await Status(token));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(token));
    }

    [Fact]
    public async Task M12_Where_a_tenant_is_configured_the_token_names_it()
    {
        using var north = Calls.Trusting(("Trust:Clients:0:Tenant", "north"));
        foreach (var (tenant, status) in new[] { ("north", HttpStatusCode.OK), ("south", HttpStatusCode.Unauthorized),
            (null, HttpStatusCode.Unauthorized) })
        {
            var token = tenant is null ? north.Token(Calls.PatientView) : north.Token(Calls.PatientView).With("tenant", tenant);
            using var response = await north.Post(Calls.PatientView, HookBody.Complete(), token.ToString());
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task M13_No_token_is_logged()
    {
        var tokens = new[] { Token().ToString(), Token().Without("jti").ToString() };
        foreach (var token in tokens)
        {
            await Status(token);
        }

        Assert.NotEmpty(_service.Log.All);
        Assert.DoesNotContain(
            _service.Log.All, line => tokens.Any(t => t.Split('.').Any(part => line.Contains(part, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task M14_A_refusal_gives_no_reason()
    {
        using var response = await _service.Post(Calls.PatientView, HookBody.Complete(), Token().Without("jti").ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).ToString());
    }

    [Fact]
    public async Task M15_The_FHIR_server_is_the_clients_own_or_is_not_read()
    {
        await using var own = await FhirServer.Start();
        await using var other = await FhirServer.Start();
        using var trusted = Calls.Trusting(("Trust:Clients:0:FhirBase", own.Base));
        await trusted.Ask(HookBody.Complete().Without("conditions").On(other.Base));
        Assert.Empty(other.Asked);
        await trusted.Ask(HookBody.Complete().Without("conditions").On(own.Base));
        Assert.NotEmpty(own.Asked);
    }

    [Fact]
    public async Task M16_The_sandbox_whose_private_key_is_public_is_no_client_of_Production()
    {
        using var process =
            ServiceProcess.Start(
            ["Trust__PublicBaseUrl=https://cds.example", "Trust__Clients__0__Issuer=https://sandbox.cds-hooks.org",
            "Trust__Clients__0__JwksUri=https://sandbox.cds-hooks.org/.well-known/jwks.json"]);
        var errors = await process.Errors(TimeSpan.FromSeconds(60));
        Assert.Equal(78, process.ExitCode);
        Assert.StartsWith("Trust:Clients:0:Issuer: ", errors[^1], StringComparison.Ordinal);
    }

    private TestToken Token() => _service.Token(Calls.PatientView);

    private Task<HttpStatusCode> Status(TestToken token) => Status(token.ToString());

    private async Task<HttpStatusCode> Status(string? token)
    {
        using var response = await _service.Send(HttpMethod.Post, Calls.PatientView, HookBody.Complete().Content(), token);
        return response.StatusCode;
    }
}
