using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// Whether a token was signed with a key of its client, of a type, curve and stated algorithm that fit what the token names.
/// </summary>
internal static class TokenSignature
{
    /// <exception cref="KeysUnavailableException">The client's keys cannot be had.</exception>
    public static async ValueTask<bool> IsGenuine(TokenCase one, CancellationToken cancellation)
    {
        var algorithm = one.Token.Header.Text("alg") ?? "";
        return await one.Keys.Find(one.Token.Header.Text("kid") ?? "", cancellation) is { } key
            && Fits(key, algorithm) && Verifies(key, algorithm, one.Token.Text);
    }

    // The library sees the signed bytes and the signature, never the JSON: what a token says is judged by our own rules, over members that
    // were read strictly.
    private static bool Verifies(JsonWebKey key, string algorithm, string text)
    {
        var cut = text.LastIndexOf('.');
        SignatureProvider? provider = null;
        try
        {
            provider = key.CryptoProviderFactory.CreateForVerifying(key, algorithm);
            return provider.Verify(Encoding.ASCII.GetBytes(text[..cut]), Base64Url.DecodeFromChars(text.AsSpan(cut + 1)));
        }
        catch (Exception e) when (
            e is CryptographicException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            // A key that is no point of its curve, for example.
            return false;
        }
        finally
        {
            if (provider is not null)
            {
                key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
            }
        }
    }

    private static bool Fits(JsonWebKey key, string algorithm) => (key.Alg is null || key.Alg == algorithm) && algorithm switch
    {
        "ES256" => key is { Kty: "EC", Crv: "P-256" },
        "ES384" => key is { Kty: "EC", Crv: "P-384" },
        "RS256" or "RS384" => key.Kty == "RSA",
        _ => false,
    };
}
