using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace OsteoHooks.Service.Http;

/// <summary>
/// Closing a connection with bytes still on their way resets it, and the client may never see the answer. So what is left of a refused
/// body is read and dropped, within limits of time and size.
/// </summary>
internal static class UnreadBody
{
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Lets the body be read past the server's own limit. Of no effect once reading has begun.</summary>
    public static void LiftLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }

    public static async Task Drain(HttpContext context)
    {
        // Who waits for "100 Continue" has sent nothing and, having the answer, never will.
        if (context.Request.Headers.Expect.Count > 0 || HttpMethods.IsGet(context.Request.Method))
        {
            return;
        }

        LiftLimit(context);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Longest);
        var sink = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await context.Response.Body.FlushAsync(limit.Token);
            long dropped = 0;
            int read;
            while (dropped < MostBytes && (read = await context.Request.Body.ReadAsync(sink, limit.Token)) > 0)
            {
                dropped += read;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The answer is out; how the connection ends is the client's affair.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sink, clearArray: true);
        }
    }
}
