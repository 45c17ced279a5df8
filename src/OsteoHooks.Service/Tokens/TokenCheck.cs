using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tokens;

/// <summary>Decides who calls by the token that the call carries: its form, its issuer, then the rules one after the other.</summary>
internal sealed class TokenCheck(ClientKeys clients, TokenRules rules, TimeProvider clock)
{
    /// <summary>Longest token that is looked at, in characters: what is longer costs a decoder more than any honest token does.</summary>
    public const int Longest = 16 * 1024;

    /// <param name="address">What <c>aud</c> may name.</param>
    /// <returns>The caller, or the name of what the token does not satisfy.</returns>
    /// <exception cref="KeysUnavailableException">The client's keys cannot be had.</exception>
    /// <exception cref="StoreUnavailableException">Whether the token was used before cannot be found out.</exception>
    public async ValueTask<(Caller? Caller, string? Fault, Client? Client)> Check(
        string text, IReadOnlyList<string> address, CancellationToken cancellation)
    {
        if (text.Length > Longest)
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

        var one = new TokenCase(token, client, keys, address, clock.GetUtcNow());
        foreach (var rule in rules.InOrder)
        {
            if (!await rule.Holds(one, cancellation))
            {
                return (null, rule.Name, client);
            }
        }

        return (new Caller(client, token.Claims.Text("patient")), null, client);
    }
}
