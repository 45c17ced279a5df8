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

    private byte[] buffer;
    private int length;

    private RequestBody(int expected) => buffer = ArrayPool<byte>.Shared.Rent(expected);

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <exception cref="RequestRejectedException">408 or 413.</exception>
    public static async Task<RequestBody> Read(HttpContext context)
    {
        // The server's own limit would cut the connection; this one answers.
        UnreadBody.LiftLimit(context);
        var stated = context.Request.ContentLength;
        if (stated > Listening.MaxBodyBytes)
        {
            throw TooLarge();
        }

        var body = new RequestBody((int)Math.Clamp(stated + 1 ?? 0, 16 * 1024, MostOnTrust));
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
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
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
                if (length > Listening.MaxBodyBytes)
                {
                    throw TooLarge();
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
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }

    private static RequestRejectedException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "$", $"The body is larger than {Listening.MaxBodyBytes / (1024 * 1024)} MiB.");
}
