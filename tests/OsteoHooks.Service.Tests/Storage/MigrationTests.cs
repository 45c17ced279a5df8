using Microsoft.Data.Sqlite;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tests.Storage;

/// <summary>Numbered files, applied once each, in their order, and never changed afterwards.</summary>
public sealed class MigrationTests
{
    private const string First = "CREATE TABLE a (x INTEGER)";

    [Fact]
    public async Task Files_are_applied_in_the_order_of_their_numbers()
    {
        await using var connection = await Open();
        await Apply(connection, ("0010-later.sql", "INSERT INTO a VALUES (2)"), ("0002-first.sql", First));
        await Apply(connection, ("0010-later.sql", "INSERT INTO a VALUES (2)"), ("0002-first.sql", First),
            ("0011-next.sql", "INSERT INTO a VALUES (3)"));
        Assert.Equal(2L, await Count(connection));
    }

    [Theory]
    [InlineData("CREATE TABLE a (y INTEGER)")]
    [InlineData("")]
    public async Task A_file_that_was_applied_and_has_changed_is_refused(string changed)
    {
        await using var connection = await Open();
        await Apply(connection, ("0001-first.sql", First), ("0002-second.sql", "INSERT INTO a VALUES (1)"));
        var files = changed.Length > 0 ? new[] { ("0001-first.sql", changed), ("0002-second.sql", "INSERT INTO a VALUES (1)") }
            : [("0002-second.sql", "INSERT INTO a VALUES (1)")];
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Apply(connection, files));
        Assert.Contains("0001-first.sql", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_newer_service_added_does_not_stop_an_older_one()
    {
        await using var connection = await Open();
        await Apply(connection, ("0001-first.sql", First), ("0002-second.sql", "INSERT INTO a VALUES (1)"));
        await Apply(connection, ("0001-first.sql", First));
        Assert.Equal(1L, await Count(connection));
    }

    [Theory]
    [InlineData("first.sql", "0002-b.sql")]
    [InlineData("0001-a.sql", "0001-b.sql")]
    public void Files_without_a_number_of_their_own_are_refused(string one, string other) =>
        Assert.Throws<InvalidDataException>(() => Migrations.From([(one, First), (other, First)]));

    [Fact]
    public void Both_databases_have_the_same_steps()
    {
        static string[] Names(string kind) =>
            [.. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(n => n.Contains($".Migrations.{kind}.", StringComparison.Ordinal)).Select(n => n.Split($".{kind}.")[1])
            .Order(StringComparer.Ordinal)];
        Assert.NotEmpty(Names("Sqlite"));
        Assert.Equal(Names("Sqlite"), Names("Postgres"));
    }

    private static async Task<SqliteConnection> Open()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task Apply(SqliteConnection connection, params (string, string)[] files)
    {
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Migrations.From(files).Apply(connection, transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<object?> Count(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM a";
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
