using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-sqlite-").FullName;

    // Eight at a time write to one file here, on a disk that others use as well.
    internal override IStore Open() => new SqliteStore(Path.Combine(_folder, "store.db"), patience: 60);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_unavailable_and_not_quoted()
    {
        var file = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(
            file, string.Join('\n', Enumerable.Repeat("no database", 1_000)), TestContext.Current.CancellationToken);
        await using var store = new SqliteStore(file);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Migrate(TestContext.Current.CancellationToken));
        Assert.Equal("SQLite is not available (SqliteException).", fault.Message);
    }
}
