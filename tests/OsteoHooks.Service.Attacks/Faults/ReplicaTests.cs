using System.Diagnostics;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Three processes behind nginx on one PostgreSQL, one of which goes.</summary>
[Collection(SharedReplicas.Name)]
public sealed class ReplicaTests(SharedReplicas shared, PostgresInstance postgres)
{
    private const int AtOnce = 16;

    [Fact]
    public async Task Killing_one_loses_no_call_but_those_it_had()
    {
        var replicas = await shared.Running();
        var load = new ReplicaLoad(replicas, AtOnce);
        var before = replicas.Front!.Log.Count;
        var killed = 0L;
        await load.Run(Exercise.Rounds(200, 20_000), async () =>
        {
            replicas.Process(1).Kill();
            killed = TimeProvider.System.GetTimestamp();
            await replicas.Begin(1);
        });

        Assert.True(load.Lost.Count <= AtOnce, load.Account);
        Assert.True(load.Lost.All(lost => lost.Began <= killed), load.Account);
        var log = replicas.Front!.Log.Skip(before).Where(l => l.Status != 200).ToList();
        Assert.All(log, call => Assert.Equal(replicas.AddressText(1), call.Replicas[^1]));
        Assert.Equal(load.Lost.Count, log.Count);

        // It is sent calls again once its two seconds are over.
        var answered = Answered(replicas, 1);
        await Eventually(async () =>
        {
            await replicas.Post(Replicas.Path, Replicas.Call("after").Json);
            return Answered(replicas, 1) > answered;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Sent.Count} calls, {load.Lost.Count} lost with the process that had them");
    }

    [Fact]
    public async Task Stopping_one_in_order_loses_no_call_at_all()
    {
        var replicas = await shared.Running();
        var load = new ReplicaLoad(replicas, AtOnce);
        await load.Run(Exercise.Rounds(200, 20_000), async () =>
        {
            for (var round = 0; round < Exercise.Rounds(1, 20); round++)
            {
                var stopped = round % replicas.Count;
                replicas.Process(stopped).Terminate();
                // What an orchestrator does that watches readiness.
                await Eventually(async () => await replicas.Health("ready", stopped) == 503);
                replicas.Front!.Rotate(without: stopped);
                Assert.True(await replicas.Process(stopped).Ends(TimeSpan.FromMinutes(3)));
                Assert.Equal(0, replicas.Process(stopped).ExitCode);
                await replicas.Begin(stopped);
                replicas.Front.Rotate();
            }
        });
        Assert.True(load.Lost.Count == 0, load.Account);
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Sent.Count} calls, none lost");
    }

    [Fact]
    public async Task A_call_that_runs_when_the_signal_comes_is_answered()
    {
        await using var fhir = await FhirServer.Start();
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        fhir.On("Condition", async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            await FhirServer.Write(context, Resources.Bundle());
        });
        await using var replicas = await Replicas.Start(
            postgres.NewDatabase(), count: 1, behindNginx: false, "Shutdown__DrainSeconds=10", $"Trust__Clients__0__FhirBase={fhir.Base}",
                "Trust__Clients__0__DeadlineMs=60000");
        var call = replicas.Post(Replicas.Path, Replicas.Call("slow").Without("conditions").On(fhir.Base).Json, replica: 0);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        replicas.Process(0).Terminate();
        await Eventually(async () => await replicas.Health("ready", 0) == 503);
        Assert.Equal(200, await replicas.Health("live", 0));
        // Nothing listens any more, and the call still runs.
        await Eventually(async () => await replicas.Health("live", 0) == 0);
        Assert.False(call.IsCompleted);
        Assert.False(replicas.Process(0).HasEnded);
        answer.SetResult();
        Assert.Equal(200, (await call).Status);
        Assert.True(await replicas.Process(0).Ends(TimeSpan.FromMinutes(3)));
        Assert.Equal(0, replicas.Process(0).ExitCode);
    }

    private static int Answered(Replicas replicas, int replica) =>
        replicas.Front!.Log.Count(l => l.Status == 200 && l.Replicas[^1] == replicas.AddressText(replica));

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "It did not come to that in three minutes.");
            await Task.Delay(50);
        }
    }
}
