using System.Security.Cryptography;
using System.Text;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tokens;

/// <summary>One token, one call: its jti is used up in the store that all replicas share.</summary>
internal sealed class TokenReplay(IStore store)
{
    /// <exception cref="StoreUnavailableException">Whether the token was used before cannot be found out.</exception>
    public async ValueTask<bool> IsFirstUse(TokenCase one, CancellationToken cancellation)
    {
        var claims = one.Token.Claims;
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Client.Issuer.Length}:{one.Client.Issuer}{claims.Text("jti")}"));

        // Twice, because the clock of the replica that forgets may differ from that of the one that is asked.
        var until = (claims.Time("exp") ?? one.Now + TokenRules.LongestLife) + (2 * TokenRules.Skew);
        return await store.UseOnce(id, until, cancellation);
    }
}
