using System.Buffers;
using System.Net;

namespace OsteoHooks.Service.Prefetch;

/// <summary>One read from a FHIR server: asked once, followed nowhere, kept to a size.</summary>
internal sealed class FhirFetch(HttpMessageHandler connection) : IDisposable
{
    /// <summary>Largest answer, in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private readonly HttpMessageInvoker http = new(connection, disposeHandler: true);

    /// <param name="most">How many bytes the answer may have.</param>
    /// <returns>The body of a 200; null for every other status, a fault of the connection, too large an answer, and when cancelled.</returns>
    public async Task<ReadOnlyMemory<byte>?> Read(Uri address, string? accessToken, int most, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", "application/fhir+json");
            if (accessToken is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
            }

            using var response = await http.SendAsync(request, cancellation);
            return response.StatusCode == HttpStatusCode.OK ? await ReadBody(response.Content, Math.Min(most, MaxBytes), cancellation) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<ReadOnlyMemory<byte>?> ReadBody(HttpContent content, int most, CancellationToken cancellation)
    {
        var stated = content.Headers.ContentLength ?? 0;
        if (stated > most)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(stated + 1, 4 * 1024, 1024 * 1024));
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        int read;
        while ((read = await stream.ReadAsync(body.GetMemory(4 * 1024), cancellation)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > most)
            {
                return null;
            }
        }

        return body.WrittenMemory;
    }
}
