using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>A key pair of an invented EHR: signs as its owner would, and shows its public half as a JWKS does.</summary>
internal sealed class TestKey : IDisposable
{
    private readonly ECDsa? _ec;
    private readonly RSA? _rsa;

    private TestKey(string kid, string algorithm, ECDsa? ec, RSA? rsa) => (Kid, Algorithm, _ec, _rsa) = (kid, algorithm, ec, rsa);

    public string Kid { get; }

    public string Algorithm { get; }

    /// <summary>The pair itself, for signatures that no honest owner makes.</summary>
    public AsymmetricAlgorithm Pair => _ec is not null ? _ec : _rsa!;

    public static TestKey Ec(string kid = "ec-1", string algorithm = "ES384") =>
        new(kid, algorithm, ECDsa.Create(algorithm == "ES256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384), null);

    public static TestKey Rsa(string kid = "rsa-1", string algorithm = "RS384", int bits = 2048) =>
        new(kid, algorithm, null, RSA.Create(bits));

    public byte[] Sign(string text, string? algorithm = null)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var hash = (algorithm ?? Algorithm).EndsWith("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256
            : (algorithm ?? Algorithm).EndsWith("512", StringComparison.Ordinal) ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA384;
        return _ec is not null ? _ec.SignData(bytes, hash) : _rsa!.SignData(bytes, hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The public half as PEM text: what an attacker has who signs with HMAC over it.</summary>
    public string PublicPem() => _ec is not null ? _ec.ExportSubjectPublicKeyInfoPem() : _rsa!.ExportSubjectPublicKeyInfoPem();

    public JsonObject PublicJwk(bool withAlgorithm = true)
    {
        var jwk = new JsonObject { ["kid"] = Kid, ["use"] = "sig" };
        if (withAlgorithm)
        {
            jwk["alg"] = Algorithm;
        }

        if (_ec is not null)
        {
            var point = _ec.ExportParameters(includePrivateParameters: false);
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"]) =
                ("EC", point.Q.X!.Length == 32 ? "P-256" : "P-384", Text(point.Q.X), Text(point.Q.Y!));
        }
        else
        {
            var modulus = _rsa!.ExportParameters(includePrivateParameters: false);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Text(modulus.Modulus!), Text(modulus.Exponent!));
        }

        return jwk;
    }

    public static JsonObject Jwks(params TestKey[] keys) => new() { ["keys"] = new JsonArray([.. keys.Select(k => k.PublicJwk())]) };

    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose()
    {
        _ec?.Dispose();
        _rsa?.Dispose();
    }
}
