using Microsoft.Extensions.Configuration;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Clients;

/// <summary>A client's configuration: every fault is named by its key.</summary>
public sealed class ClientSettingsTests(RunningService service) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-keys-").FullName;

    [Theory]
    [InlineData("Trust:Clients:0:Issuer", "", "It is missing")]
    [InlineData("Trust:Clients:0:Algorithms:0", "HS256", "Expected one of ES384, RS384, ES256, RS256")]
    [InlineData("Trust:Clients:0:Algorithms:0", "none", "Expected one of")]
    [InlineData("Trust:Clients:0:Algorithms", "ES384", "This is a list")]
    [InlineData("Trust:Clients:0:Language", "fi", "Expected one of")]
    [InlineData("Trust:Clients:0:Profile", "cerner", "Expected one of generic, epic, oracle, sandbox")]
    [InlineData("Trust:Clients:0:Explain", "yes", "Expected true or false")]
    [InlineData("Trust:Clients:0:DeadlineMs", "0", "Expected a whole number from 10 to 60000")]
    [InlineData("Trust:Clients:0:DeadlineMs", "1.5", "Expected a whole number")]
    [InlineData("Trust:Clients:0:MostCalls", "-1", "Expected a whole number")]
    [InlineData("Trust:Clients:0:FhirBase", "http://ehr.example/fhir", "this must be https")]
    [InlineData("Trust:Clients:0:FhirBase", "https://user:secret@ehr.example/fhir", "without user, query or fragment")]
    [InlineData("Trust:Clients:0:FhirBase", "https://ehr.example/fhir?x=1", "without user, query or fragment")]
    [InlineData("Trust:Clients:0:FhirBase", "/fhir", "absolute")]
    [InlineData("Trust:Clients:0:CodeMap", "/nowhere/codes.csv", "There is no such file")]
    [InlineData("Trust:Clients:0:Spec", "1.0", "Expected one of 2.0, 3.0")]
    [InlineData("Trust:Clients:0:Guidelines:0", "fi", "Expected one of")]
    [InlineData("Trust:Clients:0:Hooks:0", "order-dispatch", "Expected one of")]
    [InlineData("Trust:Clients:0:CardsOff:0", "no-such-card", "Expected one of")]
    [InlineData("Trust:Clients:0:Aliases:0:Path", "bone", "Expected a path")]
    [InlineData("Trust:Clients:0:Aliases:0:Path", "/openapi.json", "a meaning of its own")]
    [InlineData("Trust:Clients:0:Aliases:0:Path", "/cds-services/se-vgr-order-sign", "a meaning of its own")]
    [InlineData("Trust:Clients:0:Aliases:0:Service", "fi-patient-view", "Expected one of")]
    [InlineData("Trust:Clients:0:JwksUri", "https://ehr.example/jwks", "one of both")]
    [InlineData("Trust:Clients:0:JwksFile", "/nowhere/jwks.json", "cannot be read")]
    [InlineData("Trust:Clients:0:Isuer", "x", "There is no such key")]
    [InlineData("Trust:PublicBaseUrl", "http://cds.example", "this must be https")]
    [InlineData("Trust:PublicBaseUrl", "", "It is missing")]
    [InlineData("Trust:Proxies:0", "proxy.example", "IP addresses or networks")]
    [InlineData("Trust:Proxy:0", "10.0.0.1", "There is no such key")]
    [InlineData("Trust:Clients:0:Issuer", "https://sandbox.cds-hooks.org", "private key is public")]
    public void A_key_at_fault_is_named(string key, string value, string sentence)
    {
        var (_, faults) = Read((key, value));
        Assert.Contains(faults, f =>
            key.StartsWith(f.Key.TrimEnd(), StringComparison.Ordinal) && f.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Sentence.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sound_client_has_no_fault()
    {
        var (trust, faults) = Read();
        Assert.Empty(faults);
        var client = Assert.Single(trust.Clients);
        Assert.Equal(["ES384", "RS384"], client.Algorithms);
        Assert.Equal(450, client.Deadline.TotalMilliseconds);
        Assert.False(client.Explain);
        Assert.False(client.ReadsWithoutToken);
    }

    [Fact]
    public void Two_clients_may_share_an_issuer_but_not_a_tenant()
    {
        var other = new[] { ("Trust:Clients:1:Issuer", "https://ehr.example"), ("Trust:Clients:1:JwksUri", "https://ehr.example/jwks") };
        Assert.Contains(Read(other).Faults, f => f.Key == "Trust:Clients:1:Issuer");
        Assert.Empty(Read([.. other, ("Trust:Clients:1:Tenant", "ward")]).Faults);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"a"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"short"}]}""")]
    [InlineData("no json")]
    public void A_set_without_usable_keys_is_a_fault(string jwks)
    {
        var file = Path.Combine(_folder, "other.json");
        File.WriteAllText(file, jwks);
        Assert.Contains(Read(("Trust:Clients:0:JwksFile", file)).Faults, f => f.Key == "Trust:Clients:0:JwksFile");
    }

    [Fact]
    public void A_kid_that_is_there_twice_is_a_fault()
    {
        using var key = TestKey.Ec();
        using var twin = TestKey.Ec();
        var file = Path.Combine(_folder, "twice.json");
        File.WriteAllText(file, TestKey.Jwks(key, twin).ToJsonString());
        Assert.Contains(Read(("Trust:Clients:0:JwksFile", file)).Faults, f => f.Sentence.Contains("same kid", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (TrustSettings Trust, List<ConfigurationFault> Faults) Read(params (string Key, string Value)[] changes)
    {
        using var key = TestKey.Ec();
        var file = Path.Combine(_folder, "jwks.json");
        File.WriteAllText(file, TestKey.Jwks(key).ToJsonString());
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Trust:PublicBaseUrl"] = "https://cds.example",
            ["Trust:Clients:0:Issuer"] = "https://ehr.example",
            ["Trust:Clients:0:JwksFile"] = file,
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var faults = new List<ConfigurationFault>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return (TrustSettings.Read(configuration, isDevelopment: false, new Lazy<Clinic>(service.Clinic), faults), faults);
    }
}
