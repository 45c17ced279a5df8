namespace OsteoHooks.Service.Prefetch;

/// <summary>The reads of one call: at most four at a time, together at most <see cref="MostBytes"/>, all with the call's token and before its deadline.</summary>
internal sealed class ServerReads(FhirFetch fetch, FhirBase fhirBase, string? accessToken, CancellationToken deadline) : IDisposable
{
    /// <summary>Reads at the same time: more would crowd out the EHR's own users.</summary>
    public const int AtOnce = 4;

    /// <summary>For all answers of a call together.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private readonly SemaphoreSlim turns = new(AtOnce);
    private int left = MostBytes;

    public FhirBase Base => fhirBase;

    public bool IsOver => deadline.IsCancellationRequested;

    /// <returns>Null when there is no usable answer in time.</returns>
    public async Task<ReadOnlyMemory<byte>?> Read(Uri address)
    {
        try
        {
            await turns.WaitAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            var body = await fetch.Read(address, accessToken, Volatile.Read(ref left), deadline);
            Interlocked.Add(ref left, -(body?.Length ?? 0));
            return body;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
