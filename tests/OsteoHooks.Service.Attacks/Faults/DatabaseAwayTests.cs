using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// The database goes and comes back under running replicas: who calls fails closed, what is advised fails open, and nothing has to be
/// restarted.
/// </summary>
[Collection(SharedReplicas.Name)]
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Without_it_tokens_are_503_and_with_it_again_they_are_good()
    {
        using var postgres = new PostgresInstance();
        await using var replicas = await Replicas.Start(postgres.NewDatabase(), count: 2, behindNginx: false);
        var used = replicas.Token(Replicas.Path);
        Assert.Equal(200, (await Use(0)).Status);
        postgres.Stop();
        for (var i = 0; i < Exercise.Rounds(4, 200); i++)
        {
            Refused(await Ask(i % replicas.Count));
        }

        Refused(await Use(0));
        Refused(await Use(1));

        // A process that starts without it runs, and says that it takes no calls.
        replicas.Process(1).Kill();
        var starting = replicas.Begin(1);
        await Recovered(async () => await replicas.Health("live", 1) == 200);
        Assert.Equal(503, await replicas.Health("ready", 1));
        Refused(await Ask(1));

        postgres.Start();
        await starting;
        await Recovered(async () => (await Ask(0)).IsWell && (await Ask(1)).IsWell);
        Assert.False(replicas.Process(0).HasEnded);
        // The database ended as if by a crash, and what it had said yes to is not forgotten.
        Assert.Equal((401, 401), ((await Use(0)).Status, (await Use(1)).Status));

        Task<Replicas.Sent> Ask(int replica) => replicas.Post(Replicas.Path, Replicas.Call("any").Json, replica);

        Task<Replicas.Sent> Use(int replica) => replicas.Send(HttpMethod.Post, Replicas.Path, Replicas.Call("once").Json, used, replica);
    }

    [Fact]
    public async Task Without_clients_cards_go_on_without_memory_and_feedback_waits()
    {
        using var postgres = new PostgresInstance();
        var port = Ports.Take();
        using var process =
            ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", $"ASPNETCORE_URLS=http://127.0.0.1:{port}",
            $"Storage__Postgres={postgres.NewDatabase()}"]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.True(await process.IsReady(new Uri(http.BaseAddress, "/health/ready"), TimeSpan.FromSeconds(120)));
        var card = await Card();
        postgres.Stop();
        for (var i = 0; i < Exercise.Rounds(4, 200); i++)
        {
            await Card();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Answer(card));
        postgres.Start();
        await Recovered(async () => await Answer(card) == HttpStatusCode.OK);
        await Card();

        async Task<Guid> Card()
        {
            using var content = Replicas.Call("p1").Content();
            var reply = await HookReply.Of(await http.PostAsync(new Uri(Replicas.Path, UriKind.Relative), content));
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            return (Guid)reply.Json["cards"]![0]!["uuid"]!;
        }

        async Task<HttpStatusCode> Answer(Guid to)
        {
            using var content =
                HookBody.Content($$"""{"feedback":[{"card":"{{to}}","outcome":"overridden","outcomeTimestamp":"2026-11-23T11:00:00Z"}]}""");
            using var response = await http.PostAsync(new Uri(Replicas.Path + "/feedback", UriKind.Relative), content);
            Assert.True(response.IsSuccessStatusCode || response.Headers.RetryAfter is not null);
            return response.StatusCode;
        }
    }

    private static void Refused(Replicas.Sent sent)
    {
        Assert.True(sent is { Status: 503, HasRetryAfter: true }, $"{sent.Status}: {sent.Body}");
        Assert.Equal("OperationOutcome", (string?)JsonNode.Parse(sent.Body)!["resourceType"]);
    }

    /// <summary>
    /// In three minutes it works, and then goes on working: connections from before must not come to light one call at a time for long.
    /// </summary>
    private static async Task Recovered(Func<Task<bool>> works)
    {
        var clock = Stopwatch.StartNew();
        for (var inARow = 0; inARow < 10;)
        {
            inARow = await works() ? inARow + 1 : 0;
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "It did not come back in three minutes.");
            await Task.Delay(inARow == 0 ? 100 : 0);
        }
    }
}
