using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>
/// A token as an attacker would make it: header and claims in any spelling or as any bytes, signed by any means, changed after signing.
/// </summary>
internal sealed class ForgedToken
{
    private readonly Func<TokenSpelling, (byte[] Header, byte[] Claims)> _parts;
    private readonly Func<string, byte[]> _sign;
    private readonly Func<string, string> _after;

    private ForgedToken(
        Func<TokenSpelling, (byte[] Header, byte[] Claims)> parts, Func<string, byte[]> sign, Func<string, string>? after = null,
        bool isLiteral = false) =>
        (_parts, _sign, _after, IsLiteral) = (parts, sign, after ?? (text => text), isLiteral);

    /// <summary>Its bytes are the attack, so it has one spelling only.</summary>
    public bool IsLiteral { get; }

    public static implicit operator ForgedToken(TestToken token) => new(Written(token), text => token.Key.Sign(text));

    /// <summary>The header and claims of a token under a signature of the attacker's making.</summary>
    public static ForgedToken Signed(TestToken token, Func<string, byte[]> sign) => new(Written(token), sign);

    /// <summary>A genuine token, changed on its way.</summary>
    public static ForgedToken Changed(TestToken token, Func<string, string> after) =>
        new(Written(token), text => token.Key.Sign(text), after);

    /// <summary>Only in this one spelling, for example because another would be too long to be the same attack.</summary>
    public static ForgedToken Literal(TestToken token) => Text(token.Key, token.Header.ToJsonString(), token.Claims.ToJsonString());

    public static ForgedToken Text(TestKey key, string header, string claims) =>
        Bytes(key, Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(claims));

    public static ForgedToken Bytes(TestKey key, byte[] header, byte[] claims) =>
        new(_ => (header, claims), text => key.Sign(text), isLiteral: true);

    public string In(TokenSpelling spelling)
    {
        var (header, claims) = _parts(spelling);
        var input = $"{TestKey.Text(header)}.{TestKey.Text(claims)}";
        return _after($"{input}.{TestKey.Text(_sign(input))}");
    }

    private static Func<TokenSpelling, (byte[] Header, byte[] Claims)> Written(TestToken token) =>
        spelling => (Encoding.UTF8.GetBytes(spelling.Write(token.Header)), Encoding.UTF8.GetBytes(spelling.Write(token.Claims)));
}

/// <summary>What attackers do to signatures.</summary>
internal static class Signatures
{
    public static Func<string, byte[]> Hmac(HashAlgorithmName hash, string secret) => Hmac(hash, Encoding.UTF8.GetBytes(secret));

    public static Func<string, byte[]> Hmac(HashAlgorithmName hash, byte[] secret) => input =>
        CryptographicOperations.HmacData(hash, secret, Encoding.ASCII.GetBytes(input));

    public static Func<string, byte[]> Pss(TestKey key, HashAlgorithmName hash) => input =>
        ((RSA)key.Pair).SignData(Encoding.ASCII.GetBytes(input), hash, RSASignaturePadding.Pss);

    public static Func<string, byte[]> Der(TestKey key) => input =>
        ((ECDsa)key.Pair).SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence);

    public static byte[] PublicDer(TestKey key) => key.Pair.ExportSubjectPublicKeyInfo();

    /// <summary>Bends the signature's bytes of a finished token.</summary>
    public static Func<string, string> Bent(Func<byte[], byte[]> bend) => token =>
    {
        var cut = token.LastIndexOf('.') + 1;
        return token[..cut] + TestKey.Text(bend(Base64Url.DecodeFromChars(token.AsSpan(cut))));
    };

    /// <summary>ECDSA accepts (r, n − s) as well as (r, s): another text of a valid token, by anybody who saw it.</summary>
    public static string OtherHalf(string token)
    {
        var order = System.Numerics.BigInteger.Parse(
            "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
            System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        return Bent(signature =>
        {
            var s = order - new System.Numerics.BigInteger(signature.AsSpan(48), isUnsigned: true, isBigEndian: true);
            var bytes = s.ToByteArray(isUnsigned: true, isBigEndian: true);
            byte[] other = [.. signature[..48], .. new byte[48 - bytes.Length], .. bytes];
            return other;
        })(token);
    }
}
