using System.Data.Common;
using Dapper;
using Npgsql;

namespace OsteoHooks.Service.Storage;

/// <summary>The one store that several processes share.</summary>
internal sealed class PostgresStore : SqlStore
{
    // A process that is ready gets its share of all calls at once, and opening connections then is slowest.
    private const int OpenAtStart = 8;

    // Any number will do, as long as every version of this service takes the same.
    private const long MigrationLock = 0x0573_0005;

    private readonly NpgsqlDataSource _source;

    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public PostgresStore(string connectionString) => _source = NpgsqlDataSource.Create(Settings(connectionString));

    /// <summary>
    /// The operator's settings; seconds to wait where the operator names none: who waits longer than this is answered too late.
    /// </summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    internal static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);

        // Its ContainsKey tells what could be said, not what was.
        ICollection<string> said = builder.Keys;
        var (connect, command) = (said.Contains("Timeout"), said.Contains("Command Timeout"));
        builder.Timeout = connect ? builder.Timeout : 2;
        builder.CommandTimeout = command ? builder.CommandTimeout : 5;
        builder.IncludeErrorDetail = false;
        return builder;
    }

    protected override Migrations Steps { get; } = Migrations.Of("Postgres");

    protected override string Name => "PostgreSQL";

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    public override async Task Migrate(CancellationToken cancellation)
    {
        await base.Migrate(cancellation);
        var first = await Task.WhenAll(Enumerable.Range(0, OpenAtStart).Select(_ => Opened(cancellation)));
        foreach (var connection in first)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    // Fewer than hoped for is no fault: a call opens what it needs.
    private async Task<DbConnection?> Opened(CancellationToken cancellation)
    {
        try
        {
            return await Open(Durable.No, cancellation);
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            return null;
        }
    }

    protected override async Task<DbConnection> Open(Durable durable, CancellationToken cancellation)
    {
        var connection = await _source.OpenConnectionAsync(cancellation);
        try
        {
            if (durable == Durable.Yes)
            {
                // Off would say yes before the disk has it. Whatever else the operator chose stays.
                await connection.ExecuteAsync(
                    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
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
