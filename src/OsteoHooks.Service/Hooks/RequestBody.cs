using System.Buffers;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Problems;
using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Hooks;

/// <summary>The whole body of a call, in a rented buffer that lives as long as the call: the chart points into it.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>For the whole body, from the first byte to the last.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    // A stated length is only a statement: no more than this is rented on the word of it.
    private const int MostOnTrust = 1024 * 1024;

    // Past this size a body is rare, its buffer is not kept, and only so many are in memory at a time.
    private const int Large = 4 * 1024 * 1024;
    private const int MostLarge = 8;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(Large, maxArraysPerBucket: 32);
    private static readonly SemaphoreSlim LargePlaces = new(MostLarge);

    private readonly int most;
    private byte[] buffer;
    private int length;
    private bool isLarge;

    private RequestBody(int expected, int most) => (buffer, this.most) = (Pool.Rent(expected), most);

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <param name="most">Largest body, in bytes.</param>
    /// <exception cref="RequestRejectedException">408, 413, or 503 while too many large bodies are in memory.</exception>
    public static async Task<RequestBody> Read(HttpContext context, int most = Listening.MaxBodyBytes)
    {
        // The server's own limit would cut the connection; this one answers.
        UnreadBody.LiftLimit(context);
        var stated = context.Request.ContentLength;
        if (stated > most)
        {
            throw TooLarge(most);
        }

        var body = new RequestBody((int)Math.Clamp(stated + 1 ?? 0, 16 * 1024, MostOnTrust), most);
        try
        {
            await body.Fill(context);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Array.Clear(buffer, 0, length);
        Pool.Return(buffer);
        buffer = [];
        length = 0;
        if (isLarge)
        {
            LargePlaces.Release();
            isLarge = false;
        }
    }

    private async Task Fill(HttpContext context)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(Deadline);
        try
        {
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), deadline.Token)) > 0)
            {
                length += read;
                if (length > most)
                {
                    throw TooLarge(most);
                }

                if (length == buffer.Length)
                {
                    Grow();
                }
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestRejectedException(StatusCodes.Status408RequestTimeout, "$", $"The body was not complete within {Deadline.TotalSeconds:0} s.");
        }
    }

    private void Grow()
    {
        if (buffer.Length >= Large && !isLarge)
        {
            isLarge = LargePlaces.Wait(0);
            if (!isLarge)
            {
                throw new RequestRejectedException(StatusCodes.Status503ServiceUnavailable, "$", "Too many large bodies at this moment.");
            }
        }

        // One byte past the limit is enough to see that there is more.
        var larger = Pool.Rent(Math.Min(buffer.Length * 2, most + 1));
        buffer.AsSpan(0, length).CopyTo(larger);
        Pool.Return(buffer, clearArray: true);
        buffer = larger;
    }

    private static RequestRejectedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, "$", $"The body is larger than {most / (1024 * 1024)} MiB.");
}
