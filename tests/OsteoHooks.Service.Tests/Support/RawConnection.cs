using System.Net.Sockets;
using System.Text;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>A client that keeps to HTTP only as far as a test wants it to.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawConnection()
    {
    }

    public static async Task<RawConnection> To(Uri address)
    {
        var raw = new RawConnection();
        await raw._socket.ConnectAsync("127.0.0.1", address.Port);
        return raw;
    }

    public static string Head(string framing, string service = "se-vgr-patient-view") =>
        $"POST /cds-services/{service} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";

    public Task Send(string text) => Send(Encoding.ASCII.GetBytes(text));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    /// <summary>No more will be sent; the answer can still come.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Returns when the server says that it begins to read the body.</summary>
    public async Task IsAwaited(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var buffer = new byte[1024];
        var text = "";
        while (!text.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await _socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token);
            Assert.True(read > 0, "It was closed.");
            text += Encoding.ASCII.GetString(buffer, 0, read);
        }

        Assert.StartsWith("HTTP/1.1 100 ", text, StringComparison.Ordinal);
    }

    /// <summary>Everything until the server closes, or until the body of one answer is complete.</summary>
    public async Task<string> Answer(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while (!IsComplete(text) && (read = await _socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token)) > 0)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset && text.Length == 0)
        {
            // Closed without an answer.
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    // Answers here are one JSON object, so its last brace ends them.
    private static bool IsComplete(StringBuilder text) => text.Length > 0 && text[^1] == '}';
}
