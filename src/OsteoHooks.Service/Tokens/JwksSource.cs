using System.Net;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Tokens;

/// <summary>Reads the keys of a client from where the configuration says.</summary>
internal sealed class JwksSource(OutboundHandler outbound) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private readonly HttpMessageInvoker _http = new(outbound.Create(), disposeHandler: true);

    /// <exception cref="InvalidDataException">What is there is no usable JWKS.</exception>
    /// <exception cref="HttpRequestException">The address does not answer with 200 in time.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Task<KeySet> Read(Client client, CancellationToken cancellation) =>
        client.JwksUri is { } address ? Fetch(address, cancellation) : Task.FromResult(KeySet.ReadFile(client.JwksFile!));

    public void Dispose() => _http.Dispose();

    private async Task<KeySet> Fetch(Uri address, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Deadline);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", "application/jwk-set+json, application/json");
            using var response = await _http.SendAsync(request, time.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new HttpRequestException($"Status {(int)response.StatusCode}.");
            }

            return KeySet.Parse(
                await BoundedBody.Read(response.Content, KeySet.MostBytes, time.Token)
                ?? throw new InvalidDataException("It is too large."));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException("No answer in time.", e);
        }
    }
}
