using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>The service on a loopback port at the date of <c>tests/patients</c>, as it is shipped.</summary>
public sealed class InjectionService : IDisposable
{
    private const string Now = "2026-03-02T12:00:00+01:00";

    private readonly WebApplicationFactory<Program> _factory;
    private readonly ConcurrentDictionary<Position, Task<CardAnswer>> _harmless = new();

    public InjectionService()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Clock:Now", Now);
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.ConfigureTestServices(services =>
                services.AddSingleton<OutboundHandler>(provider => Outside.Before(provider.GetRequiredService<KnownHosts>())));
        });
        _factory.UseKestrel();
        _factory.StartServer();
        Http = _factory.CreateClient();
    }

    public HttpClient Http { get; }

    internal OutsideWorld Outside { get; } = new();

    /// <summary>The addresses of <c>cards/links.yaml</c>.</summary>
    internal IReadOnlySet<string> OwnLinks =>
        _factory.Services.GetRequiredService<Clinic>().Library.Links.Values.Select(l => l.Url.AbsoluteUri)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The answer where a word of no harm stands in the place.</summary>
    internal Task<CardAnswer> Harmless(Position position) =>
        _harmless.GetOrAdd(position, p => Call(new InjectionRow(p, Payloads.Canary, Spelling.Literal)));

    /// <summary>Calls with the payload in its place. The language is English unless the place is a header.</summary>
    internal Task<CardAnswer> Call(InjectionRow row) => Call(row, body => body);

    /// <summary>The answer as it would be without the control over values.</summary>
    internal Task<CardAnswer> CallUnguarded(InjectionRow row, string kind) =>
        Call(row, body => UnguardedValues.In(body, row.Position.Before + row.Meant, kind));

    private async Task<CardAnswer> Call(InjectionRow row, Func<byte[], byte[]> shown)
    {
        var (position, body) = (row.Position, row.Position.Filled(row.Json));
        if (position.Header is { } header)
        {
            return await CallWith($"{header}: {row.Meant}", position.Service, body);
        }

        using var content = HookBody.Content(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cds-services/" + position.Service) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        using var response = await Http.SendAsync(request);
        return new CardAnswer(
            (int)response.StatusCode, shown(await response.Content.ReadAsByteArrayAsync()),
            string.Join('\n', response.Headers.Concat(response.Content.Headers).Select(h => $"{h.Key}: {string.Join(',', h.Value)}")));
    }

    public void Dispose()
    {
        Http.Dispose();
        _factory.Dispose();
    }

    // No client library sends a header that holds a line break, and after two of them the rest is another call; the answers are kept as
    // they came.
    private async Task<CardAnswer> CallWith(string header, string service, string body)
    {
        using var raw = await RawConnection.To(_factory.ClientOptions.BaseAddress);
        var bytes = Encoding.UTF8.GetBytes(body);
        await raw.Send(Encoding.UTF8.GetBytes(
            RawConnection.Head($"{header}\r\nConnection: close\r\nContent-Length: {bytes.Length}", service)));
        await raw.Send(bytes);
        var answer = await raw.Answer(TimeSpan.FromSeconds(30));
        return new CardAnswer(int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), [], answer);
    }
}
