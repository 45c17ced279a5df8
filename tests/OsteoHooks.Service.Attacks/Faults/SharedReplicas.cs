using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// Tests with several processes of the service run one after the other, and most on the same three: starting them is what takes long.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SharedReplicas(PostgresInstance postgres) : ICollectionFixture<SharedReplicas>, IAsyncDisposable
{
    public const string Name = "replicas";

    private Replicas? _replicas;

    internal string Database { get; private set; } = "";

    /// <summary>Three behind nginx, all of them up, whatever the test before did to them.</summary>
    internal async Task<Replicas> Running()
    {
        Assert.SkipUnless(Nginx.IsInstalled, Nginx.NotInstalled);
        if (_replicas is null)
        {
            Database = postgres.NewDatabase();
            // Long enough for nginx to have begun again without the one that stops.
            _replicas = await Replicas.Start(Database, more: "Shutdown__DrainSeconds=3");
        }

        for (var i = 0; i < _replicas.Count; i++)
        {
            if (await _replicas.Health("ready", i) != 200)
            {
                await _replicas.Begin(i);
            }
        }

        _replicas.Front!.Rotate();
        return _replicas;
    }

    public async ValueTask DisposeAsync()
    {
        if (_replicas is not null)
        {
            await _replicas.DisposeAsync();
        }
    }
}
