using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Storage;

/// <summary>Where the service keeps what it keeps.</summary>
internal static class StorageSetup
{
    /// <exception cref="StartupFault">A key below <c>Storage</c> is at fault, or its folder cannot be written.</exception>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var faults = new List<ConfigurationFault>();
        var settings = StorageSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), faults);
        ConfigurationFault.Refuse(faults);
        if (settings.Sqlite is { } file)
        {
            MakeFolder(file);
        }

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IStore>(
            _ => settings.Postgres is { } postgres ? new PostgresStore(postgres) : new SqliteStore(settings.Sqlite!));
        builder.Services.AddSingleton<Pseudonyms>();
        builder.Services.AddSingleton<StoreReadiness>();
        builder.Services.AddHostedService<StoreOpening>();
        builder.Services.AddHostedService<Retention>();
    }

    private static void MakeFolder(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Directory.CreateDirectory(folder);
            using (File.Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            {
                // Whether it can be opened is all that is asked here.
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupFault("Storage:Sqlite", $"The file cannot be opened for writing ({e.GetType().Name}).");
        }
    }
}
