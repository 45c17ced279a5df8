using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>
/// Eight large bodies are in memory, held back before their last byte; a ninth of any kind is sent away, and small ones are served.
/// </summary>
[Collection(PayloadWorld.Collection)]
public sealed class CrowdTests(PayloadWorld world)
{
    private const int MiB = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>Name, framing, and what its MiB are made of.</summary>
    private static readonly (string Name, bool IsChunked, Func<byte[]> Part)[] Ninth =
    [
        ("blanks", false, () => Filled(' ')),
        ("blanks in chunks", true, () => Filled(' ')),
        ("open brackets", false, () => Filled('[')),
        ("NUL", true, () => Filled('\0')),
        ("half characters", false, () => Filled('\u00c3')),
        ("a good call in blanks", true, () => [.. Frame.Of(Place.Call), .. Filled(' ')[Frame.Of(Place.Call).Length..]]),
    ];

    [Fact]
    public void There_are_five_or_more() => Assert.True(Ninth.Length >= 5);

    [Fact]
    public async Task A_ninth_large_body_is_503_and_a_small_one_is_served()
    {
        // With time enough the eight stay as long as the test wants them.
        using var host = new RunningService(RunningService.Now, services => services.AddSingleton(new BodyLimits { Deadline = Hold }));
        var eight = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Begin(host.Address)));
        var places = host.Services.GetRequiredService<RequestBodies>();
        await Until(() => places.LargePlacesLeft == 0);
        var answers = await Task.WhenAll(Ninth.Select(one => All(host.Address, one.IsChunked, one.Part())));
        Assert.All(answers, a => Assert.StartsWith("HTTP/1.1 503 ", a, StringComparison.Ordinal));
        Assert.All(answers, a => Assert.Contains("Retry-After: 1", a, StringComparison.Ordinal));
        await HookReply.To(host.Http, HookBody.Complete());

        // Once they are gone there is room again.
        Array.ForEach(eight, one => one.Dispose());
        await Until(() => places.LargePlacesLeft == 8);
        Assert.DoesNotContain(" 503 ", await All(host.Address, isChunked: false, Filled(' ')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_control_there_is_room_for_all()
    {
        using var host = new RunningService(
            RunningService.Now, services => services.AddSingleton(new BodyLimits { MostLarge = 1_000, Deadline = Hold }));
        var eight = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Begin(host.Address)));
        await Until(() => host.Services.GetRequiredService<RequestBodies>().LargePlacesLeft == 992);
        var answers = await Task.WhenAll(Ninth.Select(one => All(host.Address, one.IsChunked, one.Part())));
        Assert.All(answers, a => Assert.DoesNotContain(" 503 ", a, StringComparison.Ordinal));
        Array.ForEach(eight, one => one.Dispose());
    }

    [Fact]
    public async Task A_crowd_of_them_stays_within_the_memory()
    {
        var answers = await Task.WhenAll(Ninth.Concat(Ninth).Concat(Ninth).Select(one => All(world.Address, one.IsChunked, one.Part())));
        Assert.All(answers, a => Assert.True(a.Split(' ')[1] is "400" or "408" or "412" or "503" or "200", a));
        Assert.True(await world.Sender.IsWell());
        Assert.InRange(world.PeakMemory, 1, PayloadWorld.MostMemory);
    }

    /// <summary>A heap that has no room for eight: whoever finds none is sent away for a moment, and everything else goes on.</summary>
    [Fact]
    public async Task A_crowd_that_is_more_than_the_memory_holds_is_503()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Take()}");
        using var process =
            ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", "DOTNET_GCHeapHardLimit=0x10000000"], "--urls", address.AbsoluteUri);
        Assert.True(await process.IsReady(new Uri(address, "/health/ready"), TimeSpan.FromMinutes(2)));
        var answers = new List<string>();
        for (var round = 0; round < 10 && !answers.Exists(IsFull); round++)
        {
            answers.AddRange(await Task.WhenAll(Ninth.Concat(Ninth).Concat(Ninth).Select(one => All(address, one.IsChunked, one.Part()))));
        }

        Assert.All(answers, a => Assert.True(a.Split(' ')[1] is "400" or "408" or "412" or "503" or "200", a));
        Assert.Contains(answers, IsFull);
        Assert.True(await process.IsReady(new Uri(address, "/health/ready"), TimeSpan.FromMinutes(1)));
    }

    private static bool IsFull(string answer) => answer.Contains("too little memory", StringComparison.Ordinal);

    private static async Task Until(Func<bool> holds)
    {
        for (var waited = TimeSpan.Zero; !holds(); waited += TimeSpan.FromMilliseconds(20))
        {
            Assert.True(waited < Patience, "It did not come to that.");
            await Task.Delay(20);
        }
    }

    private static byte[] Filled(char with)
    {
        var part = new byte[MiB];
        Array.Fill(part, (byte)with);
        return part;
    }

    private static async Task<RawConnection> Begin(Uri address)
    {
        var raw = await RawConnection.To(address);
        await raw.Send(RawConnection.Head($"Content-Length: {6 * MiB}"));
        for (var i = 0; i < 5; i++)
        {
            await raw.Send(Filled(' '));
        }

        return raw;
    }

    private static async Task<string> All(Uri address, bool isChunked, byte[] part)
    {
        using var raw = await RawConnection.To(address);
        await raw.Send(RawConnection.Head(isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {6 * MiB}"));
        for (var i = 0; i < 6; i++)
        {
            await raw.Send(isChunked ? [.. Encoding.ASCII.GetBytes($"{MiB:x}\r\n"), .. part, .. "\r\n"u8] : part);
        }

        if (isChunked)
        {
            await raw.Send("0\r\n\r\n");
        }

        return await raw.Answer(Patience);
    }
}
