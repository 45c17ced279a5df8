using System.Collections.Concurrent;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Stands before the service's way out: notes every address, and lets none pass that is not this machine.</summary>
internal sealed class OutsideWorld(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    /// <summary>A server on this machine that takes the service itself down: what nobody foresaw.</summary>
    public const string Pitfall = "http://127.0.0.1:2/fhir";

    private readonly ConcurrentQueue<Uri> asked = new();

    public IReadOnlyCollection<Uri> Asked => asked;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        asked.Enqueue(request.RequestUri!);
        if (request.RequestUri!.AbsoluteUri.StartsWith(Pitfall, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"It failed at {request.RequestUri}.");
        }

        return request.RequestUri!.IsLoopback
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException($"A test was about to leave this machine for {request.RequestUri.Host}.");
    }
}
