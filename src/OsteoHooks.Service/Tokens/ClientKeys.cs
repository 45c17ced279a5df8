using OsteoHooks.Service.Clients;

namespace OsteoHooks.Service.Tokens;

/// <summary>The clients by what their tokens say of themselves, each with its keys.</summary>
internal sealed class ClientKeys : IDisposable
{
    private readonly Dictionary<(string Issuer, string? Tenant), Known> _clients;

    public ClientKeys(TrustSettings trust, JwksSource source, KeyTimes times, TimeProvider clock, ILogger<KeyRing> log) =>
        _clients = trust.Clients.ToDictionary(c => (c.Issuer, c.TokenTenant), c => new Known(c, new KeyRing(c, source, times, clock, log)));

    /// <summary>A client and its keys.</summary>
    internal sealed record Known(Client Client, KeyRing Keys);

    public IEnumerable<Known> All => _clients.Values;

    /// <summary>The client of this issuer and tenant, else the issuer's client that asks for no tenant.</summary>
    public Known? Find(Token token)
    {
        if (token.Claims.Text("iss") is not { } issuer)
        {
            return null;
        }

        return token.Claims.Text("tenant") is { } tenant && _clients.TryGetValue((issuer, tenant), out var known) ? known
            : _clients.GetValueOrDefault((issuer, null));
    }

    public void Dispose()
    {
        foreach (var known in _clients.Values)
        {
            known.Keys.Dispose();
        }
    }
}
