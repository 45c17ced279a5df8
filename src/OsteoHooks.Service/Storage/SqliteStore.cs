using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace OsteoHooks.Service.Storage;

/// <summary>One file, for one machine. Several processes may share it; within one, writes take turns.</summary>
internal sealed class SqliteStore : SqlStore
{
    private readonly string _connectionString;
    private readonly int _patience;
    private readonly SemaphoreSlim _turn = new(1);

    static SqliteStore() => SQLitePCL.Batteries_V2.Init();

    /// <param name="patience">Seconds that a write waits for another process.</param>
    public SqliteStore(string file, int patience = 2)
    {
        _patience = patience;
        _connectionString =
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = true,
            DefaultTimeout = patience }.ToString();
    }

    protected override Migrations Steps { get; } = Migrations.Of("Sqlite");

    protected override string Name => "SQLite";

    public override ValueTask DisposeAsync()
    {
        _turn.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    protected override async Task<DbConnection> Open(Durable durable, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.ExecuteAsync(
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(durable == Durable.Yes ? "FULL" : "NORMAL")}; PRAGMA busy_timeout = "
                    + $"{_patience * 1000}");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override async Task<T> Write<T>(
        Durable durable, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await base.Write(durable, write, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    // A transaction here begins by taking the file's write lock.
    protected override Task KeepOthersOut(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;
}
