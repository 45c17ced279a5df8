using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tests.Storage;

public sealed class PostgresStoreTests(PostgresInstance postgres) : StoreContract
{
    private string? database;

    internal override IStore Open() => new PostgresStore(database ??= postgres.NewDatabase());

    [Fact]
    public async Task A_server_that_is_away_is_unavailable()
    {
        await using var store = new PostgresStore("Host=127.0.0.1;Port=9;Username=nobody;Database=none");
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.UseOnce(new byte[32], DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        Assert.StartsWith("PostgreSQL is not available", fault.Message, StringComparison.Ordinal);
    }
}
