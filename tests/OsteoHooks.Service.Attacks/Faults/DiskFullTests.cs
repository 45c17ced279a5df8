using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// The disk under the SQLite file is full, and then has room again: feedback is refused and not lost, cards go on, nothing has to be
/// restarted.
/// </summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly SmallDisk _disk = new();

    [Fact]
    public async Task Feedback_is_503_while_it_is_full_and_kept_once_there_is_room()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Take()}");
        using var process = ServiceProcess.StartBehind(
            _disk.Command, ["ASPNETCORE_ENVIRONMENT=Development", $"Storage__Sqlite={Path.Combine(_disk.Folder, "store.db")}",
                "DOTNET_EnableDiagnostics=0"], "--urls", address.AbsoluteUri);
        _disk.BelongsTo(process);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        Assert.True(await process.IsReady(new Uri(address, "/health/ready"), TimeSpan.FromSeconds(120)));
        var card = await Card(http);
        var acknowledged = new List<string>();
        var refused = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await Give(i));
        }

        _disk.Fill();

        // What is still written may find room within the file's last pages.
        for (var i = 20; refused.Count < Exercise.Rounds(30, 1_000) && i < 10_000; i++)
        {
            await Give(i);
        }

        Assert.NotEmpty(refused);
        Assert.NotEqual(card, await Card(http));
        using (var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        _disk.Empty();
        foreach (var at in refused.ToArray())
        {
            Assert.Equal(HttpStatusCode.OK, await Post(at));
        }

        var kept = Kept();
        Assert.Equal(acknowledged.Concat(refused).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        var again = await Card(http);
        Assert.Equal(HttpStatusCode.OK, (await Answer(again, "2026-01-02T00:00:00.000Z")).Status);
        Assert.Equal(kept.Count + 1, Kept().Count);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{_disk.Kind}: {acknowledged.Count} acknowledged, {refused.Count} refused and sent again, {kept.Count} kept");

        async Task<HttpStatusCode> Give(int i)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"2026-01-01T{i / 3600:00}:{i / 60 % 60:00}:{i % 60:00}.000Z");
            var status = await Post(at);
            (status == HttpStatusCode.OK ? acknowledged : refused).Add(at);
            return status;
        }

        async Task<HttpStatusCode> Post(string at)
        {
            var (status, waits) = await Answer(card, at);
            Assert.True(status == HttpStatusCode.OK || (status == HttpStatusCode.ServiceUnavailable && waits), status.ToString());
            return status;
        }

        async Task<(HttpStatusCode Status, bool Waits)> Answer(string to, string at)
        {
            using var content =
                HookBody.Content($$"""{"feedback":[{"card":"{{to}}","outcome":"overridden","outcomeTimestamp":"{{at}}"}]}""");
            using var response = await http.PostAsync(new Uri(Replicas.Path + "/feedback", UriKind.Relative), content);
            return (response.StatusCode, response.Headers.RetryAfter is not null);
        }
    }

    public void Dispose() => _disk.Dispose();

    private static async Task<string> Card(HttpClient http)
    {
        using var content = Replicas.Call("p1").Content();
        var reply = await HookReply.Of(await http.PostAsync(new Uri(Replicas.Path, UriKind.Relative), content));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return (string)reply.Json["cards"]![0]!["uuid"]!;
    }

    private List<string> Kept()
    {
        SQLitePCL.Batteries_V2.Init();
        // A copy: SQLite follows the path into the process that has the disk back to our own folders.
        var copy = Directory.CreateTempSubdirectory("osteohooks-copy-").FullName;
        foreach (var file in new[] { "store.db", "store.db-wal" }.Where(f => File.Exists(_disk.Seen(f))))
        {
            File.Copy(_disk.Seen(file), Path.Combine(copy, file));
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(copy, "store.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT at FROM feedback";
        using var reader = command.ExecuteReader();
        var kept = new List<string>();
        while (reader.Read())
        {
            kept.Add(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0))
                .ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        return kept;
    }
}
