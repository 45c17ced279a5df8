using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Storage;

/// <summary>
/// Brings the schema up to date before calls come. A PostgreSQL that is away does not keep the service from starting: it goes on trying,
/// and until then whatever needs the store is refused.
/// </summary>
internal sealed partial class StoreOpening(IStore store, StorageSettings settings, StoreReadiness readiness, ILogger<StoreOpening> log)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Postgres is null && settings.Sqlite is { } file && !settings.IsTemporary)
        {
            At(log, file);
        }

        if (!await Try(cancellationToken))
        {
            await base.StartAsync(cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (settings.IsTemporary)
        {
            await store.DisposeAsync();
            Forget(Path.GetDirectoryName(settings.Sqlite)!);
        }
    }

    // A host may be stopped twice; what is left of a temporary folder harms nobody.
    private static void Forget(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await Task.Delay(Between, stoppingToken);
        }
        while (!await Try(stoppingToken));
    }

    private async Task<bool> Try(CancellationToken cancellation)
    {
        try
        {
            await store.Migrate(cancellation);
            readiness.Ready();
            return true;
        }
        catch (InvalidDataException e)
        {
            throw new StartupFault(settings.Postgres is null ? "Storage:Sqlite" : "Storage:Postgres", e.Message);
        }
        catch (StoreUnavailableException e) when (settings.Postgres is null)
        {
            throw new StartupFault("Storage:Sqlite", e.Message);
        }
        catch (StoreUnavailableException e)
        {
            Away(log, e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback and issued cards are kept in {File}")]
    private static partial void At(ILogger log, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault} It is tried again; until then calls that need it are refused.")]
    private static partial void Away(ILogger log, string fault);
}
