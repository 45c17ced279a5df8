using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Feedback;

/// <summary>A process that is killed while feedback comes in loses nothing that it acknowledged, and keeps nothing twice.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-kill-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_and_stands_once()
    {
        var acknowledged = new ConcurrentBag<(string Card, string At)>();
        var sent = 0;
        for (var round = 0; round < Exercise.Rounds(small: 3, full: 100); round++)
        {
            var port = Ports.Take();
            using var service =
                ServiceProcess.Start(
                ["ASPNETCORE_ENVIRONMENT=Development", $"Storage__Sqlite={Store}"], "--urls", $"http://127.0.0.1:{port}");
            using var http = new HttpClient(
                new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            Assert.True(await service.IsReady(new Uri(http.BaseAddress, "/health/ready"), Patience));
            var card = await Show(http);
            var load = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
            {
                // Until the process is gone; each item is sent twice, as an EHR does that is not sure.
                for (var i = 0; i < 5_000; i++)
                {
                    var at = string.Create(
                        CultureInfo.InvariantCulture, $"2026-01-0{worker + 1}T00:{i / 60 % 60:00}:{i % 60:00}.{i / 3600:000}Z");
                    Interlocked.Increment(ref sent);
                    if (await Give(http, card, at) && await Give(http, card, at))
                    {
                        acknowledged.Add((card, at));
                    }
                }
            }, Cancellation)).ToArray();
            await Task.Delay(700, Cancellation);
            service.Kill();
            foreach (var worker in load)
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => worker);
            }
        }

        Assert.NotEmpty(acknowledged);
        var kept = Kept();
        Assert.Empty(acknowledged.Except(kept.Keys));
        Assert.All(kept.Values, times => Assert.Equal(1, times));
        Assert.InRange(kept.Count, acknowledged.Count, sent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Store => Path.Combine(_folder, "store.db");

    private static async Task<string> Show(HttpClient http)
    {
        using var content = HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole())).Content();
        using var response = await http.PostAsync(new Uri("/cds-services/se-vgr-patient-view", UriKind.Relative), content, Cancellation);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        return (string)json["cards"]![0]!["uuid"]!;
    }

    private static async Task<bool> Give(HttpClient http, string card, string at)
    {
        using var content = HookBody.Content($$"""{"feedback":[{"card":"{{card}}","outcome":"overridden","outcomeTimestamp":"{{at}}"}]}""");
        using var response =
            await http.PostAsync(new Uri("/cds-services/se-vgr-patient-view/feedback", UriKind.Relative), content, Cancellation);
        return response.StatusCode == HttpStatusCode.OK;
    }

    private Dictionary<(string Card, string At), int> Kept()
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT card_uuid, at, COUNT(*) FROM feedback GROUP BY card_uuid, at";
        using var reader = command.ExecuteReader();
        var kept = new Dictionary<(string, string), int>();
        while (reader.Read())
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))
                .ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            kept[(reader.GetString(0), at)] = reader.GetInt32(2);
        }

        return kept;
    }
}
