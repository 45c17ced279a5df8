using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>The small service's verification of tokens, with a key of its own making: every step can be forgotten.</summary>
internal sealed class SmallTokens
{
    public const string Issuer = "https://ehr.example";
    public const string KeyId = "a+b/c=";

    private static readonly string[] HeaderMembers = ["alg", "typ", "kid"];
    private static readonly string[] PayloadMembers = ["iss", "aud", "exp", "iat", "jti"];

    private static readonly string[] Secret = ["d", "p", "q", "dp", "dq", "qi"];

    private readonly AsymmetricAlgorithm _key;
    private readonly string _algorithm;
    private readonly HashSet<string> _spent = new(StringComparer.Ordinal);

    public SmallTokens(string algorithm = "ES256")
    {
        _algorithm = algorithm;
        _key = algorithm switch
        {
            "ES256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            "ES384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            _ => RSA.Create(2048),
        };
    }

    /// <summary>The key as a JWK set, for the client or for who verifies.</summary>
    public byte[] Jwks(bool isPublic = false)
    {
        var jwk = new JsonObject { ["kid"] = KeyId, ["alg"] = _algorithm };
        if (_key is ECDsa ec)
        {
            var p = ec.ExportParameters(includePrivateParameters: true);
            (jwk["kty"], jwk["crv"], jwk["d"], jwk["x"], jwk["y"]) =
                ("EC", _algorithm == "ES256" ? "P-256" : "P-384", Encode(p.D!), Encode(p.Q.X!), Encode(p.Q.Y!));
        }
        else
        {
            var p = ((RSA)_key).ExportParameters(includePrivateParameters: true);
            (jwk["kty"], jwk["n"], jwk["e"], jwk["d"], jwk["p"], jwk["q"]) =
                ("RSA", Encode(p.Modulus!), Encode(p.Exponent!), Encode(p.D!), Encode(p.P!), Encode(p.Q!));
            (jwk["dp"], jwk["dq"], jwk["qi"]) = (Encode(p.DP!), Encode(p.DQ!), Encode(p.InverseQ!));
        }

        foreach (var secret in isPublic ? Secret : [])
        {
            jwk.Remove(secret);
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString());
    }

    public bool Admits(Asked asked, Func<string, bool> keeps)
    {
        if (asked.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token])
        {
            return !keeps(asked.IsDiscovery ? "M2.discovery" : asked.IsFeedback ? "M2.feedback" : "M1");
        }

        var parts = token.Split('.');
        var (header, payload) = (Read(parts[0]), Read(parts[1]));
        if (HeaderMembers.Any(m => header[m] is null && keeps("M3." + m))
            || PayloadMembers.Any(m => payload[m] is null && keeps("M3." + m)))
        {
            return false;
        }

        var jti = (string?)payload["jti"];
        var isGenuine = IsSigned(header, parts, keeps);
        if (!isGenuine && !keeps("M11.burn"))
        {
            _spent.Add(jti ?? "");
        }

        return (isGenuine || (!keeps("M4.signature") && (string?)header["alg"] == _algorithm)) && IsKnown(header, payload, keeps)
            && IsMeant(payload, asked, keeps) && IsNow(payload, keeps)
            && (!isGenuine || jti is null || _spent.Add(jti) || !keeps("M11"));
    }

    private bool IsSigned(JsonObject header, string[] parts, Func<string, bool> keeps)
    {
        var (signed, signature) = (Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        var hash = _algorithm.EndsWith("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
        return ((string?)header["alg"] ?? _algorithm) switch
        {
            "none" => !keeps("M4"),
            "HS256" => !keeps("M4.hmac") && HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), signed)
                .AsSpan().SequenceEqual(signature),
            var alg => alg == _algorithm && _key switch
            {
                ECDsa ec => ec.VerifyData(signed, signature, hash),
                RSA rsa => rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1),
                _ => false,
            },
        };
    }

    private static bool IsKnown(JsonObject header, JsonObject payload, Func<string, bool> keeps) =>
        (header["typ"] is null || (string?)header["typ"] == "JWT")
        && (header["kid"] is null || (string?)header["kid"] == KeyId || !keeps("M9"))
        && (payload["iss"] is null || (string?)payload["iss"] == Issuer || !keeps("M7"));

    private static bool IsMeant(JsonObject payload, Asked asked, Func<string, bool> keeps)
    {
        if (payload["aud"] is JsonArray several)
        {
            return keeps("M6.array") && several.Any(one => (string?)one == asked.Url);
        }

        return (string?)payload["aud"] is not { } audience
            || audience == asked.Url
            || (asked.IsFeedback && audience + "/feedback" == asked.Url && keeps("L6"))
            || (!keeps("M6") && audience.StartsWith(asked.Root, StringComparison.Ordinal) && !asked.IsDiscovery)
            || (!keeps("M6.host") && new Uri(audience).AbsolutePath == asked.Path)
            || (!keeps("B14") && asked.IsDiscovery);
    }

    private static bool IsNow(JsonObject payload, Func<string, bool> keeps)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (issued, expires, from) = ((long?)payload["iat"] ?? now, (long?)payload["exp"] ?? now + 60, (long?)payload["nbf"] ?? now);
        return (expires > now || !keeps("M10.exp"))
            && (issued <= now + 60 || !keeps("M10.iat"))
            && (from <= now + 60 || !keeps("M10.nbf"))
            && (expires - issued <= 3600 || !keeps("M10.life"));
    }

    private static JsonObject Read(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
