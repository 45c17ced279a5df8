namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// The reads of one call: at most four at a time, each and together within their bytes, all with the call's token and before its deadline.
/// </summary>
internal sealed class ServerReads(
    FhirAccess access, FhirBase fhirBase, string? accessToken, CancellationToken deadline, CancellationToken aborted) : IDisposable
{
    /// <summary>Reads at the same time: more would crowd out the EHR's own users.</summary>
    public const int AtOnce = 4;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private int _left = access.Limits.MostBytesOfCall;

    public FhirBase Base => fhirBase;

    public bool IsOver => deadline.IsCancellationRequested;

    /// <returns>Null when there is no usable answer in time.</returns>
    public async Task<ReadOnlyMemory<byte>?> Read(Uri address)
    {
        try
        {
            await _turns.WaitAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            var answer = await access.Breakers.Read(
                fhirBase, static (read, cancellation) =>
                read.Reads.Once(read.Address, cancellation), (Reads: this, Address: address), deadline);
            Interlocked.Add(ref _left, -(answer.Body?.Length ?? 0));
            return answer.Body;
        }
        finally
        {
            _turns.Release();
        }
    }

    // A client that left says nothing about the server; a deadline that passed does.
    private async ValueTask<FhirAnswer> Once(Uri address, CancellationToken cancellation)
    {
        var answer = await access.Fetch.Read(
            address, accessToken, Math.Min(Volatile.Read(ref _left), access.Limits.MostBytes), cancellation);
        return answer.ServerFailed && aborted.IsCancellationRequested ? FhirAnswer.Nothing : answer;
    }

    public void Dispose() => _turns.Dispose();
}
