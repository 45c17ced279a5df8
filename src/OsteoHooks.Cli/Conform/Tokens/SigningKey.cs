using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Tokens;

/// <summary>The private key of the client that calls: EC on P-256 or P-384, or RSA.</summary>
internal sealed class SigningKey : IDisposable
{
    private static readonly string[] RsaAlgorithms = ["RS384", "RS256"];

    private readonly AsymmetricAlgorithm _key;

    private SigningKey(AsymmetricAlgorithm key, string id, string algorithm) => (_key, Id, Algorithm) = (key, id, algorithm);

    /// <summary><c>kid</c>.</summary>
    public string Id { get; }

    /// <summary>ES256, ES384, RS256 or RS384.</summary>
    public string Algorithm { get; }

    private HashAlgorithmName Hash =>
        Algorithm.EndsWith("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;

    /// <param name="jwks">A JWK set, or one key alone.</param>
    /// <param name="id">Where the key's own <c>kid</c> is not to be used.</param>
    /// <exception cref="NoReportException">There is not exactly one private key of a kind that can sign here.</exception>
    public static SigningKey Read(ReadOnlyMemory<byte> jwks, string? id)
    {
        try
        {
            using var document = JsonDocument.Parse(jwks);
            var set = new Located("$", document.RootElement);
            var keys = set.Has("keys") ? set.Items("keys") : [set];
            var secret = keys.Where(k => k.Has("d")).ToList();
            return secret.Count == 1
                ? Read(secret[0], id)
                : throw new NoReportException($"The key file must hold exactly one private key; it holds {secret.Count}.");
        }
        catch (Exception e) when (e is JsonException or CryptographicException or FormatException)
        {
            throw new NoReportException("The key file cannot be read as a JWK set with a private key.");
        }
    }

    /// <summary>A key of the same kind that nobody knows.</summary>
    public SigningKey Stranger() => _key is RSA rsa
        ? new(RSA.Create(rsa.KeySize), Id, Algorithm)
        : new(ECDsa.Create(Algorithm == "ES256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384), Id, Algorithm);

    public byte[] Sign(byte[] data) => _key switch
    {
        RSA rsa => rsa.SignData(data, Hash, RSASignaturePadding.Pkcs1),
        ECDsa ec => ec.SignData(data, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw new InvalidOperationException("Read makes no other kind."),
    };

    /// <summary>Forms of the public key that careless verifiers have taken for an HMAC secret.</summary>
    public IEnumerable<byte[]> PublicForms()
    {
        var pem = _key.ExportSubjectPublicKeyInfoPem();
        return [System.Text.Encoding.ASCII.GetBytes(pem), System.Text.Encoding.ASCII.GetBytes(pem + "\n"),
            _key.ExportSubjectPublicKeyInfo()];
    }

    public void Dispose() => _key.Dispose();

    private static SigningKey Read(Located jwk, string? id)
    {
        var kid = id ?? jwk.TextOf("kid") ?? throw new NoReportException("The key has no kid; give one with --kid.");
        var stated = jwk.TextOf("alg");
        var (key, possible) = (jwk.TextOf("kty"), jwk.TextOf("crv")) switch
        {
            ("EC", "P-256") => ((AsymmetricAlgorithm)EllipticKey(jwk, ECCurve.NamedCurves.nistP256), new[] { "ES256" }),
            ("EC", "P-384") => (EllipticKey(jwk, ECCurve.NamedCurves.nistP384), ["ES384"]),
            ("RSA", _) => (RsaKey(jwk), RsaAlgorithms),
            _ => throw new NoReportException("The key must be EC on P-256 or P-384, or RSA."),
        };
        return stated is null || possible.Contains(stated, StringComparer.Ordinal)
            ? new(key, kid, stated ?? possible[0])
            : throw new NoReportException($"The key's alg must be one of {string.Join(", ", possible)}.");
    }

    private static ECDsa EllipticKey(Located jwk, ECCurve curve) =>
        ECDsa.Create(new ECParameters
            { Curve = curve, D = Number(jwk, "d"), Q = new ECPoint { X = Number(jwk, "x"), Y = Number(jwk, "y") } });

    private static RSA RsaKey(Located jwk) => RSA.Create(new RSAParameters
    {
        Modulus = Number(jwk, "n"),
        Exponent = Number(jwk, "e"),
        D = Number(jwk, "d"),
        P = Number(jwk, "p"),
        Q = Number(jwk, "q"),
        DP = Number(jwk, "dp"),
        DQ = Number(jwk, "dq"),
        InverseQ = Number(jwk, "qi"),
    });

    private static byte[] Number(Located jwk, string name) =>
        Base64Url.DecodeFromChars(jwk.TextOf(name) ?? throw new FormatException(name));
}
