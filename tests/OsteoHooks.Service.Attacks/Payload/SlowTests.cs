using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>
/// Who sends too slowly is told so and let go; who sends headers that are too slow or too large is not listened to. Others are served
/// meanwhile.
/// </summary>
[Collection(PayloadWorld.Collection)]
public sealed class SlowTests(PayloadWorld world)
{
    // Longer than the five seconds of a body or of headers, and with the control lifted within patience.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>What is sent, in parts with the same pause between any two.</summary>
    private static readonly (string Name, Place Place, Func<Place, (string Head, byte[][] Parts)> Sent)[] Bodies =
    [
        .. new[] { Place.Call, Place.Draft, Place.Feedback }.SelectMany(place => new (string, Place, Func<Place, (string, byte[][])>)[]
        {
            ("nothing, then all", place, p => (Stated(p), [[], Frame.Of(p)])),
            ("all but one byte, then that", place, p => (Stated(p), [Frame.Of(p)[..^1], Frame.Of(p)[^1..]])),
            ("by and by", place, p => (Stated(p), [.. Frame.Of(p).Chunk((Frame.Of(p).Length / 16) + 1)])),
            ("chunk by chunk", place, p =>
                (Head(p, "Transfer-Encoding: chunked"),
                [.. Frame.Of(p).Chunk((Frame.Of(p).Length / 16) + 1).Select(AsChunk), "0\r\n\r\n"u8.ToArray()])),
            ("all, and no end", place, p => (Head(p, "Transfer-Encoding: chunked"), [AsChunk(Frame.Of(p)), "0\r\n\r\n"u8.ToArray()])),
        }),
    ];

    private static readonly (string Name, Func<byte[][]> Sent)[] Headers =
    [
        ("a byte, then the rest", () => Split(1)),
        ("the first line, then the rest", () => Split(Whole().IndexOf('\n', StringComparison.Ordinal) + 1)),
        ("all but the empty line", () => Split(Whole().Length - 2)),
        ("by and by", () => [.. Encoding.ASCII.GetBytes(Whole()).Chunk(16)]),
        ("a header without an end", () =>
            [Encoding.ASCII.GetBytes(Whole()[..^2] + "X-Long: "), .. Enumerable.Repeat("x"u8.ToArray(), 20), "\r\n\r\n"u8.ToArray()]),
    ];

    private static readonly (string Name, string Head, int Status)[] LargeHeaders =
    [
        ("one of 33 KB", $"X: {new string('x', 33 * 1024)}\r\n", 431),
        ("an Accept-Language of 40 KB", $"Accept-Language: {string.Join(',', Enumerable.Repeat("sv;q=0.1", 5_000))}\r\n", 431),
        ("101 of them", string.Concat(Enumerable.Range(0, 101).Select(i => $"X{i}: 1\r\n")), 431),
        ("one whose name has 33 KB", $"{new string('x', 33 * 1024)}: 1\r\n", 431),
        ("10,000 of them", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X{i}: 1\r\n")), 431),
        ("a token of 64 KB", $"Authorization: Bearer {new string('x', 64 * 1024)}\r\n", 431),
    ];

    [Fact]
    public void No_table_is_under_five()
    {
        Assert.True(Bodies.Length >= 5 && Headers.Length >= 5 && LargeHeaders.Length >= 5);
    }

    [Fact]
    public async Task A_slow_body_is_408_and_others_are_served_meanwhile()
    {
        var slow = Bodies.Select(b => Send(world.Address, b.Sent(b.Place).Head, b.Sent(b.Place).Parts)).ToList();
        Assert.True(await world.Sender.IsWell());
        var answers = await Task.WhenAll(slow);
        Assert.All(answers, a => Assert.StartsWith("HTTP/1.1 408 ", a, StringComparison.Ordinal));
        Assert.True(await world.Sender.IsWell());
    }

    [Fact]
    public async Task Without_the_deadline_a_slow_body_is_waited_for()
    {
        using var host = new RunningService(
            RunningService.Now, services => services.AddSingleton(new BodyLimits { Deadline = TimeSpan.FromMinutes(2) }));
        var answers = await Task.WhenAll(Bodies.Select(b => Send(host.Address, b.Sent(b.Place).Head, b.Sent(b.Place).Parts)));
        Assert.All(answers, a => Assert.StartsWith("HTTP/1.1 200 ", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slow_headers_are_not_waited_for()
    {
        var answers = await Task.WhenAll(Headers.Select(h => Send(world.Address, "", h.Sent())));
        Assert.All(answers, a => Assert.True(a.Length == 0 || a.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), a));
        Assert.True(await world.Sender.IsWell());
    }

    [Fact]
    public async Task Large_headers_are_refused()
    {
        foreach (var (name, head, status) in LargeHeaders)
        {
            var answer = await Send(world.Address, "", [Encoding.ASCII.GetBytes(Whole()[..^2] + head + "\r\n")]);
            Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{name}: {answer}");
        }

        Assert.True(await world.Sender.IsWell());
    }

    [Fact]
    public async Task Without_their_limits_slow_and_large_headers_are_read()
    {
        using var host = new RunningService(RunningService.Now, services => services.PostConfigure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(2);
            kestrel.Limits.MaxRequestHeaderCount = 100_000;
            kestrel.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 4 * 1024 * 1024;
        }));
        var answers = await Task.WhenAll(
            Headers.Select(h => Send(host.Address, "", h.Sent()))
            .Concat(LargeHeaders.Select(h => Send(host.Address, "", [Encoding.ASCII.GetBytes(Whole()[..^2] + h.Head + "\r\n")]))));
        Assert.All(answers, a => Assert.StartsWith("HTTP/1.1 200 ", a, StringComparison.Ordinal));
    }

    private static string Stated(Place place) =>
        Head(place, $"Content-Length: {Frame.Of(place).Length.ToString(CultureInfo.InvariantCulture)}");

    private static string Head(Place place, string framing) =>
        $"POST {Frame.Path(place)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";

    private static string Whole() => "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/plain\r\n\r\n";

    private static byte[][] Split(int at) => [Encoding.ASCII.GetBytes(Whole()[..at]), Encoding.ASCII.GetBytes(Whole()[at..])];

    private static byte[] AsChunk(byte[] part) => [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8];

    private static async Task<string> Send(Uri address, string head, byte[][] parts)
    {
        using var raw = await RawConnection.To(address);
        await raw.Send(head);
        var pause = Late / Math.Max(1, parts.Length - 1);
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < parts.Length; i++)
            {
                await raw.Send(parts[i]);
                await Task.Delay(i == parts.Length - 1 ? TimeSpan.Zero : pause);
            }
        });
        var answer = await raw.Answer(Patience);
        try
        {
            await sending;
        }
        catch (System.Net.Sockets.SocketException)
        {
            // It was let go.
        }

        return answer;
    }
}
