using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Feedback through nginx while one replica after the other is killed: what was acknowledged is there, once.</summary>
[Collection(SharedReplicas.Name)]
public sealed class FeedbackOverReplicasTests(SharedReplicas shared)
{
    private const int AtOnce = 8;

    private static readonly string[] Outcomes = ["accepted", "overridden"];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_counted_twice()
    {
        var kills = Exercise.Rounds(2, 100);
        var replicas = await shared.Running();
        var database = shared.Database;
        await using var store = new PostgresStore(database);
        var killing = Kill(replicas, kills);
        var (cards, acknowledged, tries) = (0, 0, 0);
        var senders = Enumerable.Range(0, AtOnce).Select(async sender =>
        {
            for (var n = 0; !killing.IsCompleted || n < 5; n++)
            {
                if (await Issued(replicas, database, $"feedback-{sender}-{n}") is not { } card)
                {
                    continue;
                }

                // As fast as a ward, not as fast as the machine: the replicas have to come up again beside it.
                await Task.Delay(Exercise.Rounds(100, 20));
                Interlocked.Increment(ref cards);
                var body = Feedback(card, Outcomes[n % 2]);
                // What a client does that was not told that it was kept: the same again, with a new token.
                while (!(await replicas.Post(Replicas.Path + "/feedback", body)).IsWell)
                {
                    Interlocked.Increment(ref tries);
                }

                Interlocked.Increment(ref acknowledged);
                if (n % 3 == 0)
                {
                    // And one that was told, and asks again all the same.
                    await replicas.Post(Replicas.Path + "/feedback", body);
                }
            }
        });
        await Task.WhenAll(senders);
        await killing;

        var counts = await store.Counts(TestContext.Current.CancellationToken);
        Assert.True(acknowledged >= AtOnce, $"{acknowledged} acknowledged, {tries} repeated");
        Assert.Equal(acknowledged, counts.Sum(c => c.Accepted + c.Overridden));
        Assert.Equal(acknowledged, cards);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills, {acknowledged} acknowledged, {tries} sent again without an answer");
        Assert.Equal(acknowledged, await Count(database, "SELECT count(*) FROM feedback"));
    }

    private static async Task Kill(Replicas replicas, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            replicas.Process(i % replicas.Count).Kill();
            await replicas.Begin(i % replicas.Count);
        }
    }

    /// <summary>A card that the store knows, or null where the call did not get so far.</summary>
    private static async Task<Guid?> Issued(Replicas replicas, string database, string patient)
    {
        var sent = await replicas.Post(Replicas.Path, Replicas.Call(patient).Json);
        if (!sent.IsWell || (Guid?)JsonNode.Parse(sent.Body)!["cards"]!.AsArray().FirstOrDefault()?["uuid"] is not { } card)
        {
            return null;
        }

        // A card whose call found the store too slow was shown all the same, and is not remembered: feedback to it is to change nothing.
        return await Count(database, "SELECT count(*) FROM issued_card WHERE uuid = @uuid", card) == 1 ? card : null;
    }

    private static async Task<long> Count(string database, string sql, Guid? uuid = null)
    {
        await using var connection = new NpgsqlConnection(database);
        return await connection.ExecuteScalarAsync<long>(sql, new { uuid = uuid?.ToString() });
    }

    private static JsonObject Feedback(Guid card, string outcome)
    {
        var item = new JsonObject { ["card"] = card.ToString(), ["outcome"] = outcome,
            ["outcomeTimestamp"] = TimeProvider.System.GetUtcNow()
            .ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) };
        if (outcome == "accepted")
        {
            item["acceptedSuggestions"] = new JsonArray();
        }

        return new JsonObject { ["feedback"] = new JsonArray(item) };
    }
}
