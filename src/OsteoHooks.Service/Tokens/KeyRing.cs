using Microsoft.IdentityModel.Tokens;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// The keys of one client: cached, read again when they are old or a kid is unknown (at a bounded rate, by one caller for all), and kept in use
/// while their source fails. The source is what the configuration says, never what a token says.
/// </summary>
internal sealed class KeyRing(Client client, JwksSource source, KeyTimes times, TimeProvider clock, ILogger<KeyRing> log) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private volatile Snapshot? current;
    private long lastTry = long.MinValue;

    /// <summary>Whether there are keys that may be used.</summary>
    public bool HasKeys => current is { } known && clock.GetElapsedTime(known.ReadAt) < times.StaleFor;

    /// <exception cref="KeysUnavailableException">There are none, or only too old ones.</exception>
    public async ValueTask<JsonWebKey?> Find(string kid, CancellationToken cancellation)
    {
        var known = current;
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
        return known is not null && clock.GetElapsedTime(known.ReadAt) < times.StaleFor ? known.Keys.Find(kid) : throw new KeysUnavailableException();
    }

    public void Dispose() => reading.Dispose();

    /// <summary>Reads once for all who wait, unless somebody has meanwhile or the source was asked too recently.</summary>
    private async Task<Snapshot?> Refresh(Snapshot? seen, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            var wait = current is null ? times.BetweenWithout : times.Between;
            if (!ReferenceEquals(current, seen) || (lastTry != long.MinValue && clock.GetElapsedTime(lastTry) < wait))
            {
                return current;
            }

            // To its end, also when the caller leaves: whoever leaves at once would else keep the keys from everybody.
            lastTry = clock.GetTimestamp();
            if (await Read() is { } keys)
            {
                current = new(keys, clock.GetTimestamp());
            }

            return current;
        }
        finally
        {
            reading.Release();
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
