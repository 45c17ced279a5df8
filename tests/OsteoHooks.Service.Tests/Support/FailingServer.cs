namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// Stands before the service's way out. One server on this machine takes the service itself down: what nobody foresaw. At another its
/// memory ends.
/// </summary>
internal sealed class FailingServer(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    public const string Server = "http://127.0.0.1:2/fhir";
    public const string Full = "http://127.0.0.1:3/fhir";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri!.AbsoluteUri switch
    {
        var url when url.StartsWith(Server, StringComparison.Ordinal) => throw new InvalidOperationException($"It failed at {url}."),

        // More than any array may have.
        var url when url.StartsWith(Full, StringComparison.Ordinal) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(new byte[int.MaxValue]) }),
        _ => base.SendAsync(request, cancellationToken),
    };
}
