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

    private readonly int _most;
    private readonly long _stated;
    private readonly TimeSpan _deadline;
    private readonly SemaphoreSlim _largePlaces;
    private byte[] _buffer;
    private int _length;
    private bool _isLarge;

    private RequestBody(long? stated, int most, TimeSpan deadline, SemaphoreSlim largePlaces)
    {
        _stated = stated ?? most;
        _buffer = Pool.Rent((int)Math.Clamp(stated + 1 ?? 0, 16 * 1024, MostOnTrust));
        (_most, _deadline, _largePlaces) = (most, deadline, largePlaces);
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

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
        Array.Clear(_buffer, 0, _length);
        Pool.Return(_buffer);
        _buffer = [];
        _length = 0;
        if (_isLarge)
        {
            _largePlaces.Release();
            _isLarge = false;
        }
    }

    private async Task Fill(HttpContext context)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(_deadline);
        try
        {
            int read;
            while ((read = await context.Request.Body.ReadAsync(_buffer.AsMemory(_length), time.Token)) > 0)
            {
                _length += read;
                if (_length > _most)
                {
                    throw TooLarge(_most);
                }

                if (_length == _buffer.Length)
                {
                    Grow();
                }
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestRejectedException(
                StatusCodes.Status408RequestTimeout, "$", $"The body was not complete within {_deadline.TotalSeconds:0} s.");
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= Large && !_isLarge)
        {
            _isLarge = _largePlaces.Wait(0);
            if (!_isLarge)
            {
                throw new RequestRejectedException(StatusCodes.Status503ServiceUnavailable, "$", "Too many large bodies at this moment.");
            }
        }

        // A large body gets all it said it needs at once: growing by steps would leave as much behind. One byte past the limit is enough to
        // see that there is more.
        var enough = _isLarge && _stated >= _buffer.Length ? _stated + 1 : _buffer.Length * 2L;
        var larger = Pool.Rent((int)Math.Min(enough, _most + 1L));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Pool.Return(_buffer, clearArray: true);
        _buffer = larger;
    }

    private static RequestRejectedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, "$", $"The body is larger than {most / (1024 * 1024)} MiB.");
}
