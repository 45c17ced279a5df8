using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text;

namespace OsteoHooks.Cli.Conform.Tokens;

/// <summary>A client's JWT (CDS Hooks 2.0.1, Trusting CDS Clients), built by hand so that it can also be wrong.</summary>
internal sealed class Token
{
    private Token(JsonObject header, JsonObject payload) => (Header, Payload) = (header, payload);

    public JsonObject Header { get; }

    public JsonObject Payload { get; }

    /// <summary>A token as it should be: good for five minutes, once.</summary>
    public static Token For(SigningKey key, string issuer, string audience)
    {
        var now = Now();
        return new(
            new() { ["alg"] = key.Algorithm, ["typ"] = "JWT", ["kid"] = key.Id },
            new() { ["iss"] = issuer, ["aud"] = audience, ["iat"] = now, ["exp"] = now + 300, ["jti"] = Guid.NewGuid().ToString() });
    }

    /// <summary>Seconds since 1970 by the real clock: tokens follow no clinical date.</summary>
    public static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public Token With(string name, JsonNode? value)
    {
        (name is "alg" or "typ" or "kid" ? Header : Payload)[name] = value;
        return this;
    }

    public Token Without(string name)
    {
        (name is "alg" or "typ" or "kid" ? Header : Payload).Remove(name);
        return this;
    }

    public string Signed(SigningKey key) => Compact(key.Sign);

    public string SignedWithSecret(byte[] secret) => Compact(data => HMACSHA256.HashData(secret, data));

    public string Unsigned() => Compact(_ => []);

    private string Compact(Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(Header)}.{Encode(Payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
