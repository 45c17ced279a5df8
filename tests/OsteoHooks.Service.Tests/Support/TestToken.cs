using System.Text;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>A token that its owner would mint for one call; a test bends what it is about.</summary>
internal sealed class TestToken
{
    public required TestKey Key { get; init; }

    public required JsonObject Header { get; init; }

    public required JsonObject Claims { get; init; }

    public static TestToken For(TestKey key, string audience, string issuer = TrustedService.Issuer, DateTimeOffset? now = null)
    {
        var time = (now ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();
        return new()
        {
            Key = key,
            Header = new JsonObject { ["alg"] = key.Algorithm, ["typ"] = "JWT", ["kid"] = key.Kid },
            Claims = new JsonObject { ["iss"] = issuer, ["aud"] = audience, ["iat"] = time, ["exp"] = time
                + 300, ["jti"] = Guid.NewGuid().ToString() },
        };
    }

    public TestToken WithHeader(string name, JsonNode? value)
    {
        Header[name] = value;
        return this;
    }

    public TestToken With(string claim, JsonNode? value)
    {
        Claims[claim] = value;
        return this;
    }

    public TestToken Without(string member)
    {
        Header.Remove(member);
        Claims.Remove(member);
        return this;
    }

    public override string ToString() => Signed(Header.ToJsonString(), Claims.ToJsonString());

    /// <summary>Signs any text as header and claims, whether it is JSON or not.</summary>
    public string Signed(string header, string claims)
    {
        var input = $"{Part(header)}.{Part(claims)}";
        return $"{input}.{TestKey.Text(Key.Sign(input))}";
    }

    public static string Part(string text) => TestKey.Text(Encoding.UTF8.GetBytes(text));
}
