using Microsoft.IdentityModel.Tokens;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// The keys of one client: cached, read again when they are old or a kid is unknown (at a bounded rate, by one caller for all), and kept in
/// use while their source fails. The source is what the configuration says, never what a token says.
/// </summary>
internal sealed class KeyRing(Client client, JwksSource source, KeyTimes times, TimeProvider clock, ILogger<KeyRing> log) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Snapshot? _current;
    private long _lastTry = long.MinValue;

    /// <summary>Whether there are keys that may be used.</summary>
    public bool HasKeys => _current is { } known && clock.GetElapsedTime(known.ReadAt) < times.StaleFor;

    /// <exception cref="KeysUnavailableException">There are none, or only too old ones.</exception>
    public async ValueTask<JsonWebKey?> Find(string kid, CancellationToken cancellation)
    {
        var known = _current;
        if (known?.Keys.Find(kid) is { } key && clock.GetElapsedTime(known.ReadAt) is var age && age < times.StaleFor)
        {
            if (age > times.FreshFor)
            {
                // This caller does not wait for it.
                _ = Refresh(known, CancellationToken.None);
            }

            return key;
        }

        known = await Refresh(known, cancellation);
        return known is not null && clock.GetElapsedTime(known.ReadAt) < times.StaleFor ? known.Keys.Find(kid)
            : throw new KeysUnavailableException();
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Reads once for all who wait, unless somebody has meanwhile or the source was asked too recently.</summary>
    private async Task<Snapshot?> Refresh(Snapshot? seen, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var wait = _current is null ? times.BetweenWithout : times.Between;
            if (!ReferenceEquals(_current, seen) || (_lastTry != long.MinValue && clock.GetElapsedTime(_lastTry) < wait))
            {
                return _current;
            }

            // To its end, also when the caller leaves: whoever leaves at once would else keep the keys from everybody.
            _lastTry = clock.GetTimestamp();
            if (await Read() is { } keys)
            {
                _current = new(keys, clock.GetTimestamp());
            }

            return _current;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<KeySet?> Read()
    {
        try
        {
            return await source.Read(client, CancellationToken.None);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            TrustLog.KeysFailed(log, client.Tenant, e.GetType().Name);
            return null;
        }
    }

    private sealed record Snapshot(KeySet Keys, long ReadAt);
}
