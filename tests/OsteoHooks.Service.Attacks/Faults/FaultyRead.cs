using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// One read that arrived at the server: what was asked, what the right answer would be, and the bare connection to answer on.
/// </summary>
internal sealed class FaultyRead(Socket socket, FaultyServer.Cell cell, string asked, JsonObject good)
{
    /// <summary>Path and query below the base.</summary>
    public string Asked => asked;

    public JsonObject Good => (JsonObject)good.DeepClone();

    public byte[] GoodBytes => Encoding.UTF8.GetBytes(good.ToJsonString());

    public string Base => cell.Base;

    public string PatientId => cell.PatientId;

    /// <summary>Another server's base, which nobody may follow a link to.</summary>
    public string Elsewhere => cell.Elsewhere;

    public string Type => asked.Split('/', '?')[0];

    /// <summary>1, or what <c>page=</c> says.</summary>
    public int Page => asked.Split("page=") is [_, var page] ? int.Parse(page, CultureInfo.InvariantCulture) : 1;

    /// <summary>The address of a page of the same search, as <see cref="Page"/> reads it.</summary>
    public string AddressOf(int page) => $"{Base}/{asked.Split("&page=")[0]}&page={page.ToString(CultureInfo.InvariantCulture)}";

    public Task Answer(JsonNode json, int status = 200, params string[] headers) =>
        Answer(Encoding.UTF8.GetBytes(json.ToJsonString()), status, headers);

    public Task Answer(byte[] body, int status = 200, params string[] headers)
    {
        var type = headers.Any(h => h.StartsWith("Content-Type:", StringComparison.Ordinal)) ? []
            : new[] { "Content-Type: application/fhir+json;charset=utf-8" };
        return Send((byte[])[.. Head(
            status, [.. type, .. headers, $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}"]), .. body]);
    }

    /// <summary>Right in every respect.</summary>
    public Task AnswerWell() => Answer(GoodBytes);

    public static byte[] Head(int status, params string[] headers) =>
        Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Whatever\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n");

    public Task Say(string ascii) => Send(Encoding.ASCII.GetBytes(ascii));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    /// <summary>A chunk of a body whose length nobody stated.</summary>
    public async Task SendChunk(ReadOnlyMemory<byte> bytes)
    {
        await Say(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await Send(bytes);
        await Say("\r\n");
    }

    /// <summary>The connection ends in order.</summary>
    public void Close() => socket.Close();

    /// <summary>The connection ends with a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Says nothing more until the service has left.</summary>
    public async Task UntilLeft()
    {
        var buffer = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(buffer, SocketFlags.None) > 0)
            {
                // Whatever it says, it is not answered.
            }
        }
        catch (SocketException)
        {
            // Left without a word.
        }

        cell.SawLeaving();
    }
}
