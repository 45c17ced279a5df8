using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>A service with five clients that differ in what they are pinned to, and the keys of all of them and of an attacker.</summary>
internal sealed class TokenWorld : IAsyncDisposable
{
    /// <summary>A client of several keys, the one that most attacks are about.</summary>
    public const string Issuer = TrustedService.Issuer;

    /// <summary>Another hospital, with its own keys and its own FHIR server.</summary>
    public const string OtherIssuer = "https://other.example/iss";

    /// <summary>A client pinned to ES384 alone, though its key set holds an RSA key.</summary>
    public const string PinnedIssuer = "https://pinned.example/iss";

    /// <summary>A client whose keys are at an address.</summary>
    public const string FetchedIssuer = "https://fetched.example/iss";

    /// <summary>An issuer of which only one tenant is a client.</summary>
    public const string TenantIssuer = "https://many.example/iss";

    public const string Tenant = "north";

    public const string Service = "/cds-services/se-vgr-patient-view";

    public const string Alias = "/ehr/bone";

    public const string OtherAlias = "/other/bone";

    public const string OtherFhirBase = "https://fhir.other.example/r4";

    public static readonly string[] Positions = ["/cds-services", Service, Service + "/feedback", Alias];

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-tokens-").FullName;
    private readonly FhirServer _keyServer = FhirServer.Start().GetAwaiter().GetResult();

    public TokenWorld()
    {
        JwksUri = _keyServer.Base + "/jwks";
        _keyServer.On("jwks", TestKey.Jwks(Keys.Fetched));
        Host = new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Trust:Clients:0:JwksFile"] =
                    KeyFile("own", [Keys.Ec.PublicJwk(), Keys.Rsa.PublicJwk(), Keys.Open.PublicJwk(withAlgorithm: false)]),
                ["Trust:Clients:0:FhirBase"] = "https://fhir.ehr.example/base/r4",
                ["Trust:Clients:0:Aliases:0:Path"] = Alias,
                ["Trust:Clients:0:Aliases:0:Service"] = "se-vgr-patient-view",
                ["Trust:Clients:1:Issuer"] = OtherIssuer,
                ["Trust:Clients:1:JwksFile"] = KeyFile("other", [Keys.Other.PublicJwk()]),
                ["Trust:Clients:1:FhirBase"] = OtherFhirBase,
                ["Trust:Clients:1:Aliases:0:Path"] = OtherAlias,
                ["Trust:Clients:1:Aliases:0:Service"] = "se-vgr-patient-view",
                ["Trust:Clients:2:Issuer"] = PinnedIssuer,
                ["Trust:Clients:2:Algorithms:0"] = "ES384",
                ["Trust:Clients:2:JwksFile"] = KeyFile("pinned", [Keys.Ec.PublicJwk(), Keys.Rsa.PublicJwk()]),
                ["Trust:Clients:3:Issuer"] = FetchedIssuer,
                ["Trust:Clients:3:JwksUri"] = JwksUri,
                ["Trust:Clients:4:Issuer"] = TenantIssuer,
                ["Trust:Clients:4:Tenant"] = Tenant,
                ["Trust:Clients:4:JwksFile"] = KeyFile("tenant", [Keys.Ec.PublicJwk()]),
            },
            services =>
            {
                services.AddSingleton(provider => Rules.Of(TokenRules.All(provider.GetRequiredService<IStore>())));
                services.AddSingleton<IStartupFilter>(Reader);
            },
            key: TestKey.Ec("never-used"));
    }

    public TokenKeys Keys { get; } = new();

    public RulesTakenOut Rules { get; } = new();

    public ForgivingReader Reader { get; } = new();

    public string JwksUri { get; }

    public TrustedService Host { get; }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await _keyServer.DisposeAsync();
        Keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string KeyFile(string name, JsonNode[] keys)
    {
        var file = Path.Combine(_folder, name + ".json");
        File.WriteAllText(file, new JsonObject { ["keys"] = new JsonArray(keys) }.ToJsonString());
        return file;
    }
}

/// <summary>Everybody's keys.</summary>
internal sealed class TokenKeys : IDisposable
{
    public TestKey Ec { get; } = TestKey.Ec("ec-own");

    public TestKey Rsa { get; } = TestKey.Rsa("rsa-own");

    /// <summary>Its JWK states no algorithm, so only the client's own list says which it is for.</summary>
    public TestKey Open { get; } = TestKey.Rsa("rsa-open", "RS256");

    public TestKey Other { get; } = TestKey.Ec("ec-other");

    public TestKey Fetched { get; } = TestKey.Ec("ec-fetched");

    /// <summary>The attacker's, under the kid of the client's own.</summary>
    public TestKey Attacker { get; } = TestKey.Ec("ec-own");

    public TestKey AttackerRsa { get; } = TestKey.Rsa("rsa-own");

    public void Dispose()
    {
        foreach (var key in new[] { Ec, Rsa, Open, Other, Fetched, Attacker, AttackerRsa })
        {
            key.Dispose();
        }
    }
}
