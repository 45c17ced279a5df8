using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net;

namespace OsteoHooks.Cli.Conform.Wire;

/// <summary>The one connection to the service: a request at a time, to the given base only, no redirect followed, no cookie kept.</summary>
internal sealed class Line : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;
    private readonly Func<string, string?> _ordinaryToken;
    private readonly List<Exchange> _seen = [];

    /// <param name="root">The base without a slash at its end.</param>
    /// <param name="ordinaryToken">From the URL called to a token, or to null.</param>
    public Line(Uri root, TimeSpan patience, Func<string, string?> ordinaryToken)
    {
        Root = root.AbsoluteUri.TrimEnd('/');
        (_patience, _ordinaryToken) = (patience, ordinaryToken);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !root.IsLoopback,
            AutomaticDecompression = DecompressionMethods.None };
        _http = new HttpClient(handler, disposeHandler: true)
            { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    public string Root { get; }

    /// <summary>Everything that was asked so far, in its order.</summary>
    public IReadOnlyList<Exchange> Seen => _seen;

    public async Task<Exchange> Send(Probe probe, CancellationToken cancel)
    {
        var exchange = await Try(probe, cancel);
        _seen.Add(exchange);
        return exchange;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Exchange> Try(Probe probe, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(_patience * probe.Patience);
        using var request = Write(probe);
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await _http.SendAsync(request, deadline.Token);
            var body = await response.Content.ReadAsByteArrayAsync(deadline.Token);
            return new() { Probe = probe, Status = (int)response.StatusCode, Headers = response.Headers,
                ContentHeaders = response.Content.Headers, Body = body, Took = clock.Elapsed };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new() { Probe = probe, Failure = "no answer in time", Took = clock.Elapsed };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The message may name addresses that a proxy or resolver added; the kind is enough.
            return new()
                { Probe = probe, Failure = $"no answer ({(e as HttpRequestException)?.HttpRequestError.ToString() ?? "connection broken"})",
                    Took = clock.Elapsed };
        }
    }

    private HttpRequestMessage Write(Probe probe)
    {
        var address = Root + probe.Path;
        var request = new HttpRequestMessage(new HttpMethod(probe.Method), address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", "osteohooks-conform");
        if (probe.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = probe.ContentType is null ? null : MediaTypeHeaderValue.Parse(probe.ContentType);
        }

        if (probe.Accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", probe.Accept);
        }

        if ((probe.Token ?? _ordinaryToken)(address) is { } token)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        foreach (var (name, value) in probe.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
