using System.Security.Cryptography;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens.Rows;

/// <summary>Claims that would hold, if only they were the client's.</summary>
internal static class SignatureAttacks
{
    public static readonly TokenClass Signature = new("signature", ["signature"],
    [
        new("of another key under the same kid", "signature", m => m.Good(m.Keys.Attacker)),
        new("of another RSA key under the same kid", "signature", m => m.Good(m.Keys.AttackerRsa)),
        Bent("without its last byte", s => s[..^1]),
        Bent("its first half", s => s[..48]),
        Bent("one byte", s => s[..1]),
        Bent("a byte more", s => [.. s, 0]),
        Bent("twice", s => [.. s, .. s]),
        Bent("a bit of the first byte", s => [(byte)(s[0] ^ 1), .. s[1..]]),
        Bent("a bit of the last byte", s => [.. s[..^1], (byte)(s[^1] ^ 1)]),
        Bent("r and s zero", s => new byte[s.Length]),
        Bent("r zero", s => [.. new byte[48], .. s[48..]]),
        Bent("s zero", s => [.. s[..48], .. new byte[48]]),
        Bent("all ones", s => [.. Enumerable.Repeat((byte)0xFF, s.Length)]),
        Bent("r and s exchanged", s => [.. s[48..], .. s[..48]]),
        Bent("r and s of 66 bytes, as for P-521", s => [.. new byte[18], .. s[..48], .. new byte[18], .. s[48..]]),
        new("DER instead of r and s", "signature", m => ForgedToken.Signed(m.Good(), Signatures.Der(m.Keys.Ec))),
        new("RSA with a zero before it", "signature", m => ForgedToken.Changed(m.Good(m.Keys.Rsa), Signatures.Bent(s => [0, .. s]))),
        new("RSA, its exponent's fixed point 1", "signature", m =>
            ForgedToken.Changed(m.Good(m.Keys.Rsa), Signatures.Bent(s => [.. new byte[255], 1]))),
        new("RSA, zero", "signature", m => ForgedToken.Changed(m.Good(m.Keys.Rsa), Signatures.Bent(s => new byte[256]))),
        new("RSA-PSS under RS384", "signature", m =>
            ForgedToken.Signed(m.Good(m.Keys.Rsa), Signatures.Pss(m.Keys.Rsa, HashAlgorithmName.SHA384))),
        new("RSA with SHA-256 under RS384", "signature", m => ForgedToken.Signed(m.Good(m.Keys.Rsa), i => m.Keys.Rsa.Sign(i, "RS256"))),
        new("of another token", "signature", m => ForgedToken.Signed(m.Good(), _ => m.Keys.Ec.Sign(m.Good().With("sub", "x").ToString()))),
        new("of the claims alone", "signature", m => ForgedToken.Signed(m.Good(), i => m.Keys.Ec.Sign(i.Split('.')[1]))),
        new("of the JSON before its encoding", "signature", m =>
            ForgedToken.Signed(m.Good(), _ => m.Keys.Ec.Sign(m.Good().Header.ToJsonString() + "." + m.Good().Claims.ToJsonString()))),
        new("claims exchanged after signing", "signature", m =>
            ForgedToken.Changed(m.Good(), t => Exchanged(t, 1, m.Good().With("patient", "p1").Claims.ToJsonString()))),
        new("header exchanged after signing", "signature", m =>
            ForgedToken.Changed(m.Good(), t => Exchanged(t, 0, m.Good().WithHeader("x", 1).Header.ToJsonString()))),
        new("of a key on another curve", "signature", m => ForgedToken.Signed(m.Good(), i => OnAnotherCurve(i))),
    ]);

    public static readonly TokenClass Tenant = new("issuer and tenant", ["signature"],
    [
        .. new[] { "https://evil.example/iss", "https://EHR.example/iss", TokenWorld.Issuer
        + "/", "http://ehr.example/iss", TokenWorld.Issuer + " ", TokenWorld.Issuer + "#north", "https://ehr.example/iss\0",
        "https://ehr.example/%69ss", "https://\u0435hr.example/iss", "https://sandbox.cds-hooks.org", TrustedService.PublicBase, "*", "" }
            .Select(issuer => new BadToken($"issuer \"{issuer}\"", "issuer", m => m.Good(issuer: issuer))),
        new("another client's issuer, its own key", "signature", m => m.Good(issuer: TokenWorld.OtherIssuer)),
        new("another client's issuer and kid, its own key", "signature", m =>
            m.Good(issuer: TokenWorld.OtherIssuer).WithHeader("kid", m.Keys.Other.Kid)),
        new("its own issuer, another client's key", "signature", m => m.Good(m.Keys.Other)),
        new("its own issuer and kid, another client's key", "signature", m => m.Good(m.Keys.Other).WithHeader("kid", m.Keys.Ec.Kid)),
        new("another client's issuer, the key of a third", "signature", m => m.Good(m.Keys.Fetched, TokenWorld.OtherIssuer)),
        new("a tenant that is no client", "issuer", m => m.Good(issuer: TokenWorld.TenantIssuer).With("tenant", "south")),
        new("no tenant where one is a client", "issuer", m => m.Good(issuer: TokenWorld.TenantIssuer)),
        new("the tenant in another case", "issuer", m => m.Good(issuer: TokenWorld.TenantIssuer).With("tenant", "North")),
        new("the tenant in a list", "issuer", m =>
            m.Good(issuer: TokenWorld.TenantIssuer).With("tenant", new System.Text.Json.Nodes.JsonArray(TokenWorld.Tenant))),
        new("the tenant null", "issuer", m => m.Good(issuer: TokenWorld.TenantIssuer).With("tenant", null)),
        new("the tenant, and another's key", "signature", m =>
            m.Good(m.Keys.Other, TokenWorld.TenantIssuer).With("tenant", TokenWorld.Tenant)),
    ]);

    private static BadToken Bent(string name, Func<byte[], byte[]> bend) =>
        new(name, "signature", m => ForgedToken.Changed(m.Good(), Signatures.Bent(bend)));

    private static string Exchanged(string token, int part, string json)
    {
        var parts = token.Split('.');
        parts[part] = TestToken.Part(json);
        return string.Join('.', parts);
    }

    private static byte[] OnAnotherCurve(string input)
    {
        using var key = TestKey.Ec("ec-own", "ES256");
        return key.Sign(input, "ES384");
    }
}
