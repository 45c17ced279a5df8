using System.Buffers;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Http;

/// <summary>The whole body of a call, in a rented buffer that lives as long as the call: the chart points into it.</summary>
internal sealed class RequestBody : IDisposable
{
    // A stated length is only a statement: no more than this is rented on the word of it.
    private const int MostOnTrust = 1024 * 1024;

    // Past this size a body is rare, its buffer is not kept, and only so many are in memory at a time.
    private const int Large = 4 * 1024 * 1024;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(Large, maxArraysPerBucket: 32);

    private readonly int most;
    private readonly long stated;
    private readonly TimeSpan deadline;
    private readonly SemaphoreSlim largePlaces;
    private byte[] buffer;
    private int length;
    private bool isLarge;

    private RequestBody(long? stated, int most, TimeSpan deadline, SemaphoreSlim largePlaces)
    {
        this.stated = stated ?? most;
        buffer = Pool.Rent((int)Math.Clamp(stated + 1 ?? 0, 16 * 1024, MostOnTrust));
        (this.most, this.deadline, this.largePlaces) = (most, deadline, largePlaces);
    }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <param name="most">Largest body, in bytes.</param>
    /// <param name="deadline">From the first byte to the last.</param>
    /// <param name="largePlaces">One is taken by each large body.</param>
    /// <exception cref="RequestRejectedException">408, 413, or 503 while too many large bodies are in memory.</exception>
    public static async Task<RequestBody> Read(HttpContext context, int most, TimeSpan deadline, SemaphoreSlim largePlaces)
    {
        // The server's own limit would cut the connection; this one answers.
        UnreadBody.LiftLimit(context);
        var said = context.Request.ContentLength;
        if (said > most)
        {
            throw TooLarge(most);
        }

        var body = new RequestBody(said, most, deadline, largePlaces);
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
            largePlaces.Release();
            isLarge = false;
        }
    }

    private async Task Fill(HttpContext context)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(deadline);
        try
        {
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), time.Token)) > 0)
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
            throw new RequestRejectedException(StatusCodes.Status408RequestTimeout, "$", $"The body was not complete within {deadline.TotalSeconds:0} s.");
        }
    }

    private void Grow()
    {
        if (buffer.Length >= Large && !isLarge)
        {
            isLarge = largePlaces.Wait(0);
            if (!isLarge)
            {
                throw new RequestRejectedException(StatusCodes.Status503ServiceUnavailable, "$", "Too many large bodies at this moment.");
            }
        }

        // A large body gets all it said it needs at once: growing by steps would leave as much behind. One byte past the limit is enough to see that there is more.
        var enough = isLarge && stated >= buffer.Length ? stated + 1 : buffer.Length * 2L;
        var larger = Pool.Rent((int)Math.Min(enough, most + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        Pool.Return(buffer, clearArray: true);
        buffer = larger;
    }

    private static RequestRejectedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, "$", $"The body is larger than {most / (1024 * 1024)} MiB.");
}
