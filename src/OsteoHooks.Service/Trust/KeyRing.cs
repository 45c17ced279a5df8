using Microsoft.IdentityModel.Tokens;

namespace OsteoHooks.Service.Trust;

/// <summary>How long keys are used and how often their source may be asked. The real clock decides.</summary>
internal sealed record KeyTimes
{
    /// <value>Age from which keys are read again in the background. Default: 1 h.</value>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromHours(1);

    /// <value>Age to which keys are used while their source fails. Default: 24 h.</value>
    public TimeSpan StaleFor { get; init; } = TimeSpan.FromHours(24);

    /// <value>Least time between two readings, however many unknown kids arrive. Default: 1 min.</value>
    public TimeSpan Between { get; init; } = TimeSpan.FromMinutes(1);

    /// <value>Least time between two readings while there are no keys at all. Default: 2 s.</value>
    public TimeSpan BetweenWithout { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>There are no keys to verify a token with: the source fails. Not the caller's fault, so no 401.</summary>
internal sealed class KeysUnavailableException() : Exception("The keys of this client cannot be had at this moment.");

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
