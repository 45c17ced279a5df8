using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Trust;

/// <summary>Controls of a token that are no plain rule; all on, and out of reach of any configuration.</summary>
internal sealed record TokenControls
{
    /// <value>Longest token that is looked at, in characters: ours have less than 2,000, and nobody makes us decode more.</value>
    public int Longest { get; init; } = 16 * 1024;

    /// <value>Parts are base64url as RFC 7515 writes it, so that one token has one spelling.</value>
    public bool OneSpelling { get; init; } = true;

    public bool Signature { get; init; } = true;

    /// <value>The key's type, curve and stated algorithm must fit the token's.</value>
    public bool KeyFits { get; init; } = true;

    public bool Replay { get; init; } = true;
}

/// <summary>
/// Decides who calls by the token that the call carries. Order: form, issuer, what the header says, signature, claims, and last of all the jti, so
/// that no token burns the jti of another.
/// </summary>
internal sealed class TokenCheck(ClientBook clients, TokenRules rules, TokenControls controls, IStore store, TimeProvider clock)
{
    /// <param name="address">What <c>aud</c> may name.</param>
    /// <returns>The caller, or the name of what the token does not satisfy.</returns>
    /// <exception cref="KeysUnavailableException">The client's keys cannot be had.</exception>
    /// <exception cref="StoreUnavailableException">Whether the token was used before cannot be found out.</exception>
    public async ValueTask<(Caller? Caller, string? Fault, Client? Client)> Check(string text, IReadOnlyList<string> address, CancellationToken cancellation)
    {
        if (text.Length > controls.Longest)
        {
            return (null, "length", null);
        }

        if (Token.Parse(text, controls.OneSpelling) is not { } token)
        {
            return (null, "form", null);
        }

        if (clients.Find(token) is not var (client, keys))
        {
            return (null, "issuer", null);
        }

        var now = clock.GetUtcNow();
        var one = new TokenCase(token, client, address, now);
        var fault = FirstBroken(rules.BeforeSignature, one)
            ?? (await IsSigned(token, keys, cancellation) ? null : "signature")
            ?? FirstBroken(rules.AfterSignature, one)
            ?? (await IsNew(token, client, now, cancellation) ? null : "replay");
        return fault is null ? (new Caller(client, token.Claims.Text("patient")), null, client) : (null, fault, client);
    }

    private static string? FirstBroken(IReadOnlyList<TokenRule> list, TokenCase one)
    {
        foreach (var rule in list)
        {
            if (!rule.Holds(one))
            {
                return rule.Name;
            }
        }

        return null;
    }

    private async ValueTask<bool> IsSigned(Token token, KeyRing keys, CancellationToken cancellation)
    {
        if (!controls.Signature)
        {
            return true;
        }

        var algorithm = token.Header.Text("alg") ?? "";
        if (await keys.Find(token.Header.Text("kid") ?? "", cancellation) is not { } key || (controls.KeyFits && !Fits(key, algorithm)))
        {
            return false;
        }

        return Verifies(key, algorithm, token.Text);
    }

    // The library sees the signed bytes and the signature, never the JSON: what a token says is judged by our own rules, over members that were read strictly.
    private static bool Verifies(JsonWebKey key, string algorithm, string text)
    {
        var cut = text.LastIndexOf('.');
        SignatureProvider? provider = null;
        try
        {
            provider = key.CryptoProviderFactory.CreateForVerifying(key, algorithm);
            return provider.Verify(Encoding.ASCII.GetBytes(text[..cut]), Base64Url.DecodeFromChars(text.AsSpan(cut + 1)));
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
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

    private async ValueTask<bool> IsNew(Token token, Client client, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!controls.Replay)
        {
            return true;
        }

        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{client.Issuer.Length}:{client.Issuer}{token.Claims.Text("jti")}"));

        // Twice, because the clock of the replica that forgets may differ from that of the one that is asked.
        var until = (token.Claims.Time("exp") ?? now + TokenRules.LongestLife) + (2 * TokenRules.Skew);
        return await store.UseOnce(id, until, cancellation);
    }
}
