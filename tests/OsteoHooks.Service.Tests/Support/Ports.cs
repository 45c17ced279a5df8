using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// Loopback ports for processes that are told where to listen, and may be killed and started again there. A port that the system picks can
/// go to somebody else in between, so these lie below the range that systems pick from, and belong to this test process until it ends.
/// </summary>
internal static class Ports
{
    private const int First = 20_000;

    // Linux picks from 32,768, macOS and Windows from 49,152.
    private const int End = 32_000;

    private static readonly Lock Gate = new();
    private static readonly List<FileStream> Claims = [];
    private static readonly string Folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "osteohooks-ports-" + Environment.UserName)).FullName;

    private static int _next = First + (Environment.ProcessId * 37 % (End - First));

    /// <summary>A port that nobody listens on and no other test is given.</summary>
    public static string Take()
    {
        lock (Gate)
        {
            for (var tried = First; tried < End; tried++)
            {
                var port = _next;
                _next = _next + 1 < End ? _next + 1 : First;
                if (IsClaimed(port) && IsFree(port))
                {
                    return port.ToString(CultureInfo.InvariantCulture);
                }
            }
        }

        throw new InvalidOperationException($"No port from {First} to {End} is free.");
    }

    // An open file without sharing is a claim between processes that ends with this one, however it ends.
    private static bool IsClaimed(int port)
    {
        try
        {
            Claims.Add(new FileStream(
                Path.Combine(Folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None, 1, FileOptions.DeleteOnClose));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
