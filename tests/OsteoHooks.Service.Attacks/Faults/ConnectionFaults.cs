using static OsteoHooks.Service.Attacks.Faults.FhirFault;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Faults of the connection and of time.</summary>
internal static class ConnectionFaults
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(40);

    public static IEnumerable<FhirFault> All =>
    [
        Everywhere("refuses connections", Left.Nothing, _ => Task.CompletedTask) with { IsRefusal = true },
        Everywhere("resets before the headers", Left.Nothing, Reset(0)),
        Everywhere("resets in the headers", Left.Nothing, Reset(30)),
        Everywhere("resets in the body", Left.Nothing, Reset(-20)),
        Everywhere("closes before the headers", Left.Nothing, Close(0)),
        Everywhere("closes in the headers", Left.Nothing, Close(30)),
        Everywhere("closes in the body, whose length it had stated", Left.Nothing, Close(-20)),
        Everywhere("closes in a chunk", Left.Nothing, async read =>
        {
            await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", "Transfer-Encoding: chunked"));
            await read.SendChunk(read.GoodBytes.AsMemory(0, 20));
            await read.Say("ffff\r\n{\"a\"");
            read.Close();
        }),
        Everywhere("never sends the last chunk", Left.Nothing, async read =>
        {
            await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", "Transfer-Encoding: chunked"));
            await read.SendChunk(read.GoodBytes);
            read.Close();
        }),
        Everywhere("sends chunks in order", Left.Everything, async read =>
        {
            await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", "Transfer-Encoding: chunked"));
            await read.SendChunk(read.GoodBytes.AsMemory(0, 20));
            await read.SendChunk(read.GoodBytes.AsMemory(20));
            await read.Say("0\r\n\r\n");
        }),
        Everywhere("closes where no length was stated", Left.Everything, async read =>
        {
            await read.Send((byte[])[.. FaultyRead.Head(200, "Content-Type: application/fhir+json", "Connection: close"),
                .. read.GoodBytes]);
            read.Close();
        }),
        Everywhere("is cut off where no length was stated", Left.Nothing, async read =>
        {
            await read.Send((byte[])[.. FaultyRead.Head(200, "Content-Type: application/fhir+json", "Connection: close"),
                .. read.GoodBytes[..^10]]);
            read.Close();
        }),
        Everywhere("speaks no HTTP", Left.Nothing, async read =>
        {
            await read.Say("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n");
            read.Close();
        }),
        Everywhere("sends headers without end", Left.Nothing, async read =>
        {
            await read.Say("HTTP/1.1 200 OK\r\n");
            for (var i = 0; i < 200; i++)
            {
                await read.Say($"X-Filler-{i}: {new string('x', 1000)}\r\n");
            }

            read.Close();
        }),
        Everywhere("says first that it is working on it", Left.Everything, async read =>
        {
            await read.Say("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n");
            await read.AnswerWell();
        }),
        Everywhere("answers after 0.1 s", Left.Everything, After(0.1)),
        Everywhere("answers after 1 s", Left.Everything, After(1)),
        Everywhere("answers in small pieces within a second", Left.Everything, async read =>
        {
            var body = read.GoodBytes;
            await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", $"Content-Length: {body.Length}"));
            foreach (var piece in body.Chunk((body.Length / 10) + 1))
            {
                await read.Send(piece);
                await Task.Delay(Step);
            }
        }),
        Everywhere("answers after 10 s", Left.Nothing, After(10)) with { IsSlow = true },
        Everywhere("answers just after the deadline", Left.Nothing, After(6)) with { IsSlow = true },
        Everywhere("is silent before the headers", Left.Nothing, read => read.UntilLeft()) with { IsSlow = true },
        Everywhere("is silent in the headers", Left.Nothing, Silent(30)) with { IsSlow = true },
        Everywhere("is silent in the body", Left.Nothing, Silent(-20)) with { IsSlow = true },
        Everywhere("drips a byte at a time", Left.Nothing, async read =>
        {
            var body = read.GoodBytes;
            await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", $"Content-Length: {body.Length + 1000}"));
            foreach (var one in body)
            {
                await read.Send(new[] { one });
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }) with { IsSlow = true },
    ];

    private static Func<FaultyRead, Task> After(double seconds) => async read =>
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await read.AnswerWell();
    };

    private static Func<FaultyRead, Task> Reset(int bytes) => async read =>
    {
        await Begin(read, bytes);
        read.Reset();
    };

    private static Func<FaultyRead, Task> Close(int bytes) => async read =>
    {
        await Begin(read, bytes);
        read.Close();
    };

    private static Func<FaultyRead, Task> Silent(int bytes) => async read =>
    {
        await Begin(read, bytes);
        await read.UntilLeft();
    };

    /// <summary>So many bytes of the right answer, or all but so many; then a moment, so that they arrive before what comes next.</summary>
    private static async Task Begin(FaultyRead read, int bytes)
    {
        var body = read.GoodBytes;
        byte[] whole = [.. FaultyRead.Head(200, "Content-Type: application/fhir+json", $"Content-Length: {body.Length}"), .. body];
        await read.Send(bytes >= 0 ? whole.AsMemory(0, bytes) : whole.AsMemory(0, whole.Length + bytes));
        if (bytes != 0)
        {
            await Task.Delay(Step);
        }
    }
}
