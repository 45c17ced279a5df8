using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Trust;

/// <summary>Controls of a token that are no plain rule; all on, and out of reach of any configuration.</summary>
internal sealed record TokenControls
{
    /// <value>Longest token that is looked at, in characters. The library's fix of CVE-2024-21319 is newer than the version used, so nothing longer reaches it.</value>
    public int Longest { get; init; } = 16 * 1024;

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
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = 64 * 1024 };

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

        if (Token.Parse(text) is not { } token)
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

        // The library verifies the signature and nothing else; what a token says is judged by our own rules, over members that were read strictly.
        return Handler.ValidateToken(token.Text, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        }).IsValid;
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
        var until = (token.Claims.Time("exp") ?? now + TokenRules.LongestLife) + TokenRules.Skew;
        return await store.UseOnce(id, until, cancellation);
    }
}
