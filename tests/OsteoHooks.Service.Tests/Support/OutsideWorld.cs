using System.Collections.Concurrent;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Stands before the service's way out: notes every address, and lets none pass that is not this machine.</summary>
internal sealed class OutsideWorld(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    private readonly ConcurrentQueue<Uri> asked = new();

    public IReadOnlyCollection<Uri> Asked => asked;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        asked.Enqueue(request.RequestUri!);
        return request.RequestUri!.IsLoopback
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException($"A test was about to leave this machine for {request.RequestUri.Host}.");
    }
}
