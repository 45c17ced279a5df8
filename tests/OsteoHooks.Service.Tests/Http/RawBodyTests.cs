using System.Diagnostics;
using System.Text;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

/// <summary>Bodies that no well-behaved client sends.</summary>
public sealed class RawBodyTests(RunningService service)
{
    private const int MiB = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_body_slower_than_five_seconds_is_408()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head("Content-Length: 1000"));
        await raw.Send("{\"hook\":");
        var clock = Stopwatch.StartNew();
        var answer = await raw.Answer(Patience);
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"OperationOutcome\"", answer, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 4, 30);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_413_and_the_answer_arrives_though_all_is_sent()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head($"Content-Length: {100 * MiB}"));
        await SendBlanks(raw, 100);
        Assert.StartsWith("HTTP/1.1 413 ", await raw.Answer(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_past_32_megabytes_are_413()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head("Transfer-Encoding: chunked"));
        var chunk = Encoding.ASCII.GetBytes($"{MiB:x}\r\n{new string(' ', MiB)}\r\n");
        for (var i = 0; i < 34; i++)
        {
            await raw.Send(chunk);
        }

        await raw.Send("0\r\n\r\n");
        var answer = await raw.Answer(Patience);
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"too-long\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_before_sending_too_much_is_answered_at_once()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head($"Content-Length: {100 * MiB}\r\nExpect: 100-continue"));
        Assert.StartsWith("HTTP/1.1 413 ", await raw.Answer(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_ends_early_is_no_call_and_harms_nobody_else()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head("Content-Length: 1000"));
        await raw.Send("{\"hook\":\"patient-view\"");
        raw.EndSending();
        var answer = await raw.Answer(Patience);
        // Kestrel takes a client that stops sending for one that has left, so mostly there is no answer at all.
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
        using var next = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(next.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_body_in_small_chunks_is_read_like_any_other()
    {
        using var raw = await RawConnection.To(service.Address);
        await raw.Send(RawConnection.Head("Transfer-Encoding: chunked"));
        foreach (var part in HookBody.Complete().Bytes().Chunk(97))
        {
            await raw.Send($"{part.Length:x}\r\n");
            await raw.Send(part);
            await raw.Send("\r\n");
        }

        await raw.Send("0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await raw.Answer(Patience), StringComparison.Ordinal);
    }

    private static async Task SendBlanks(RawConnection raw, int megabytes)
    {
        var blanks = Encoding.ASCII.GetBytes(new string(' ', MiB));
        for (var i = 0; i < megabytes; i++)
        {
            await raw.Send(blanks);
        }
    }
}
