using System.Data.Common;
using Dapper;
using Npgsql;

namespace OsteoHooks.Service.Storage;

/// <summary>The one store that several processes share.</summary>
internal sealed class PostgresStore : SqlStore
{
    // Any number will do, as long as every version of this service takes the same.
    private const long MigrationLock = 0x0573_0005;

    private readonly NpgsqlDataSource source;

    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public PostgresStore(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // Where the operator says nothing: who waits longer than this is answered too late.
        builder.Timeout = builder.ContainsKey("Timeout") && connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase) ? builder.Timeout : 2;
        builder.CommandTimeout = connectionString.Contains("Command Timeout", StringComparison.OrdinalIgnoreCase) ? builder.CommandTimeout : 5;
        builder.IncludeErrorDetail = false;
        source = NpgsqlDataSource.Create(builder);
    }

    protected override Migrations Steps { get; } = Migrations.Of("Postgres");

    protected override string Name => "PostgreSQL";

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override async Task<DbConnection> Open(Durable durable, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            if (durable == Durable.Yes)
            {
                // Off would say yes before the disk has it. Whatever else the operator chose stays.
                await connection.ExecuteAsync("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override Task KeepOthersOut(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, transaction);
}
