using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// A FHIR server that speaks HTTP by hand, so that it can break off anywhere. Every cell has a base of its own on it: to the service each
/// is another server, which keeps one cell's failures out of the next one's.
/// </summary>
internal sealed class FaultyServer : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private readonly string _elsewhere;
    private int _reads;

    /// <param name="elsewhere">Base of the server that nobody may follow a link to.</param>
    public FaultyServer(string elsewhere = "")
    {
        _elsewhere = elsewhere;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _ = Task.Run(Accept);
    }

    public string Origin => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Requests that arrived, for whatever cell or none.</summary>
    public int Reads => _reads;

    /// <param name="answer">The right answer to what is asked, or null for 404.</param>
    /// <param name="isFaulty">Whether the fault is at this read.</param>
    public Cell Open(string patientId, Func<string, JsonObject?> answer, Func<string, bool> isFaulty, FhirFault fault)
    {
        var name = "c" + _cells.Count.ToString(CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("n")[..6];
        return _cells[name] = new Cell($"{Origin}/{name}/fhir", patientId, _elsewhere, answer, isFaulty, fault);
    }

    public void Close(Cell cell) => _cells.TryRemove(cell.Base[(Origin.Length + 1)..^"/fhir".Length], out _);

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Serve(socket);
        }
    }

    private async Task Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                while (await ReadHead(socket) is { } head)
                {
                    await Answer(socket, head.Split(' ')[1]);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // Either side has ended the connection; which, is what the cells are about.
            }
        }
    }

    private async Task Answer(Socket socket, string target)
    {
        Interlocked.Increment(ref _reads);
        var parts = Uri.UnescapeDataString(target).Split('/', 4);
        if (parts is not ["", var name, "fhir", var asked] || !_cells.TryGetValue(name, out var cell)
            || cell.Answer(asked.Split("&page=")[0]) is not { } good)
        {
            await new FaultyRead(socket, Cell.None, "", []).Answer([], 404);
            return;
        }

        var read = new FaultyRead(socket, cell, asked, good);
        await (cell.MeetsFault(asked) ? cell.Fault.Act(read) : read.AnswerWell());
    }

    /// <summary>A read has no body, so its head is all of it.</summary>
    private static async Task<string?> ReadHead(Socket socket)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None);
            if (read == 0)
            {
                return null;
            }

            length += read;
            if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.ASCII.GetString(buffer, 0, length);
            }
        }

        return null;
    }

    /// <summary>A server with one fault.</summary>
    internal sealed class Cell(
        string address, string patientId, string elsewhere, Func<string, JsonObject?> answer, Func<string, bool> isFaulty, FhirFault fault)
    {
        public static readonly Cell None = new("", "", "", _ => null, _ => false, new FhirFault("", _ => Task.CompletedTask));

        private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public string Base => address;

        public string PatientId => patientId;

        public string Elsewhere => elsewhere;

        public FhirFault Fault => fault;

        /// <summary>Done when the service has ended a connection on which it was still waiting.</summary>
        public Task Leaving => _leaving.Task;

        /// <summary>Done when the first read at the fault has arrived.</summary>
        public Task Asked => _met.Task;

        /// <summary>Reads at the fault.</summary>
        public int Reads => _reads;

        public JsonObject? Answer(string asked) => answer(asked);

        public bool MeetsFault(string asked)
        {
            if (!isFaulty(asked))
            {
                return false;
            }

            Interlocked.Increment(ref _reads);
            _met.TrySetResult();
            return true;
        }

        public void SawLeaving() => _leaving.TrySetResult();
    }
}
