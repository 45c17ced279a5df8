using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>A token is good for one call, whichever of the processes gets it.</summary>
[Collection(SharedReplicas.Name)]
public sealed class TokenAcrossReplicasTests(SharedReplicas shared)
{
    [Fact]
    public async Task Of_many_calls_with_one_token_one_is_let_in()
    {
        var replicas = await shared.Running();
        var calls = Exercise.Rounds(300, 10_000);
        for (var round = 0; round < 3; round++)
        {
            var token = replicas.Token("/cds-services");
            var statuses = new int[calls];
            await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = 48 }, async (i, _) =>
                statuses[i] = (await replicas.Send(HttpMethod.Get, "/cds-services", null, token, replica: i % replicas.Count)).Status);
            Assert.Equal([(200, 1), (401, calls - 1)], statuses.GroupBy(s => s).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        }
    }
}
