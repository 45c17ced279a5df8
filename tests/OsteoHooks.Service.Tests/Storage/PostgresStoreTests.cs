using Dapper;
using Npgsql;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Storage;

public sealed class PostgresStoreTests(PostgresInstance postgres) : StoreContract
{
    private string? _database;

    internal override IStore Open() => new PostgresStore(_database ??= postgres.NewDatabase());

    [Theory]
    [InlineData("off", "on")]
    [InlineData("local", "local")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task What_is_to_be_kept_waits_for_the_disk_also_where_the_database_does_not(string setting, string used)
    {
        var name = postgres.NewDatabase();
        await using var source = NpgsqlDataSource.Create(name);
        await using (var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync($"ALTER DATABASE \"{connection.Database}\" SET synchronous_commit = '{setting}'");
        }

        await using var store = new PostgresStore(name);
        await store.Migrate(TestContext.Current.CancellationToken);
        await using var look = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await look.ExecuteAsync("""
            CREATE TABLE seen (setting text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
            CREATE TRIGGER note AFTER INSERT ON secret FOR EACH ROW EXECUTE FUNCTION note();
            """);
        await store.Secret("a", 32, TestContext.Current.CancellationToken);
        Assert.Equal(used, await look.ExecuteScalarAsync<string>("SELECT setting FROM seen"));
    }

    [Theory]
    [InlineData("Host=h", 2, 5)]
    [InlineData("Host=h;Timeout=9", 9, 5)]
    [InlineData("Host=h;Command Timeout=9", 2, 9)]
    [InlineData("Host=h;CommandTimeout=9;timeout=1", 1, 9)]
    public void How_long_it_waits_is_the_operators_word_or_ours(string connection, int open, int command)
    {
        var settings = PostgresStore.Settings(connection);
        Assert.Equal((open, command), (settings.Timeout, settings.CommandTimeout));
    }

    [Fact]
    public async Task A_process_that_is_ready_has_connections()
    {
        var name = postgres.NewDatabase();
        await using var store = new PostgresStore(name);
        await store.Migrate(TestContext.Current.CancellationToken);
        await using var source = NpgsqlDataSource.Create(name);
        await using var look = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(8, await look.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_unavailable()
    {
        await using var store = new PostgresStore("Host=127.0.0.1;Port=9;Username=nobody;Database=none");
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.UseOnce(new byte[32], DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        Assert.StartsWith("PostgreSQL is not available", fault.Message, StringComparison.Ordinal);
    }
}
