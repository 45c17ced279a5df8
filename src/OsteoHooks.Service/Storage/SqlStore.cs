using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace OsteoHooks.Service.Storage;

/// <summary>What both databases do alike, in SQL that both understand.</summary>
internal abstract class SqlStore : IStore
{
    public abstract ValueTask DisposeAsync();

    public virtual Task Migrate(CancellationToken cancellation) => Write(Durable.Yes, async (connection, transaction) =>
    {
        await KeepOthersOut(connection, transaction);
        await Steps.Apply(connection, transaction);
        return true;
    }, cancellation);

    public Task<byte[]> Secret(string name, int length, CancellationToken cancellation) =>
        Write(Durable.Yes, async (connection, transaction) =>
    {
        await connection.ExecuteAsync(
            "INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
            new { name, value = RandomNumberGenerator.GetBytes(length) }, transaction);
        return await connection.QuerySingleAsync<byte[]>("SELECT value FROM secret WHERE name = @name", new { name }, transaction);
    }, cancellation);

    public Task<bool> UseOnce(byte[] token, DateTimeOffset until, CancellationToken cancellation) =>
        Write(Durable.No, async (connection, transaction) =>
        await connection.ExecuteAsync(
            "INSERT INTO used_token (id, until) VALUES (@token, @until) ON CONFLICT DO NOTHING",
            new { token, until = until.ToUnixTimeMilliseconds() }, transaction) == 1, cancellation);

    public Task Remember(IReadOnlyList<IssuedCard> cards, CancellationToken cancellation) =>
        Write(Durable.No, async (connection, transaction) =>
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO issued_card (uuid, tenant, patient, service, card, indicator, marks, suggestions, issued_at)
            VALUES (@Uuid, @Tenant, @Patient, @Service, @Card, @Indicator, @Marks, @Suggestions, @IssuedAt) ON CONFLICT DO NOTHING
            """,
            cards.Select(CardRow.Of), transaction);
        return true;
    }, cancellation);

    public Task<FeedbackReceipt> Record(string tenant, IReadOnlyList<FeedbackItem> items, CancellationToken cancellation) =>
        Write(Durable.Yes, (connection, transaction) => FeedbackWriting.Record(connection, transaction, tenant, items), cancellation);

    public async Task<IReadOnlyList<KeptOverride>> OverridesOf(byte[] patient, CancellationToken cancellation)
    {
        var rows = await Read(connection => connection.QueryAsync<(string Card, long Outcome, string? Code, long At, string Marks)>(
            "SELECT card, outcome, code, at, marks FROM answer WHERE patient = @patient", new { patient }), cancellation);
        return [.. rows.Select(
            r => new KeptOverride(
            r.Card, (FeedbackOutcome)r.Outcome, r.Code, DateTimeOffset.FromUnixTimeMilliseconds(r.At), CardRow.Split(r.Marks)))];
    }

    public Task<Purged> Purge(PurgeLimits limits, CancellationToken cancellation) =>
        Write(Durable.No, (connection, transaction) => RetentionSql.Run(connection, transaction, limits), cancellation);

    public async Task<IReadOnlyList<CardCount>> Counts(CancellationToken cancellation)
    {
        var rows = await Read(
            connection => connection.QueryAsync<(string Tenant, string Card, long Issued, long Accepted, long Overridden, long Ignored)>(
            RetentionSql.Counts), cancellation);
        return [.. rows.Select(r => new CardCount(r.Tenant, r.Card, r.Issued, r.Accepted, r.Overridden, r.Ignored))];
    }

    protected enum Durable
    {
        /// <summary>Survives the process, not necessarily the loss of power.</summary>
        No,

        Yes,
    }

    protected abstract Migrations Steps { get; }

    /// <summary>The name of the store, for messages.</summary>
    protected abstract string Name { get; }

    protected abstract Task<DbConnection> Open(Durable durable, CancellationToken cancellation);

    /// <summary>Until the transaction ends no other process migrates.</summary>
    protected abstract Task KeepOthersOut(DbConnection connection, DbTransaction transaction);

    protected virtual bool IsUnavailable(Exception fault) =>
        fault is DbException or IOException or TimeoutException or System.Net.Sockets.SocketException;

    /// <summary>One transaction: all of it or nothing.</summary>
    protected virtual async Task<T> Write<T>(
        Durable durable, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await Open(durable, cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await write(connection, transaction);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            throw Unavailable(e);
        }
    }

    private async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await Open(Durable.No, cancellation);
            return await read(connection);
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            throw Unavailable(e);
        }
    }

    // A database's own message may quote a row.
    private StoreUnavailableException Unavailable(Exception e) => new($"{Name} is not available ({e.GetType().Name}).", e);
}
