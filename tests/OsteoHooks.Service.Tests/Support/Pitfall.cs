namespace OsteoHooks.Service.Tests.Support;

/// <summary>Stands before the service's way out. One server on this machine takes the service itself down: what nobody foresaw.</summary>
internal sealed class Pitfall(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    public const string Server = "http://127.0.0.1:2/fhir";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri!.AbsoluteUri.StartsWith(Server, StringComparison.Ordinal)
            ? throw new InvalidOperationException($"It failed at {request.RequestUri}.")
            : base.SendAsync(request, cancellationToken);
}
