using System.Net;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Prefetch;

/// <summary>One read from a FHIR server: asked once, kept to a size.</summary>
internal sealed class FhirFetch(HttpMessageHandler connection) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(connection, disposeHandler: true);

    /// <param name="most">How many bytes the answer may have.</param>
    public async ValueTask<FhirAnswer> Read(Uri address, string? accessToken, int most, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", "application/fhir+json");
            if (accessToken is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
            }

            using var response = await _http.SendAsync(request, cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new FhirAnswer(null, response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError);
            }

            return new FhirAnswer(await BoundedBody.Read(response.Content, most, cancellation), ServerFailed: false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return FhirAnswer.Failed;
        }
    }

    public void Dispose() => _http.Dispose();
}
