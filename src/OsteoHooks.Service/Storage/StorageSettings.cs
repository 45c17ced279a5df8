using Npgsql;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Storage;

/// <summary>The configuration below <c>Storage</c>: where, and for how long.</summary>
internal sealed record StorageSettings
{
    /// <value>SQLite file. Default: in Development a temporary folder of the process, else below the user's local application data.</value>
    public string? Sqlite { get; init; }

    /// <value>PostgreSQL connection string.</value>
    public string? Postgres { get; init; }

    /// <value>Key of the pseudonyms, at least 32 bytes; null for the store's own.</value>
    public byte[]? PseudonymKey { get; init; }

    public TimeSpan KeepCards { get; init; } = TimeSpan.FromDays(90);

    public TimeSpan KeepFeedback { get; init; } = TimeSpan.FromDays(730);

    public TimeSpan KeepOverrides { get; init; } = TimeSpan.FromDays(730);

    /// <value>Age from which a card that nobody answered counts as ignored. Default: 24 h.</value>
    public TimeSpan IgnoredAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the file is a temporary one, to be deleted at the end.</summary>
    public bool IsTemporary { get; init; }

    public static StorageSettings Read(IConfiguration configuration, bool isDevelopment, List<ConfigurationFault> faults)
    {
        var reader = new SectionReader(configuration.GetSection("Storage"), faults);
        reader.KnowsOnly("Sqlite", "Postgres", "PseudonymKey", "KeepCardsDays", "KeepFeedbackDays", "KeepAnswersDays", "IgnoredAfterHours");
        var (sqlite, postgres) = (reader.Text("Sqlite"), PostgresOf(reader));
        if (sqlite is not null && postgres is not null)
        {
            reader.Fault("Sqlite", "There is a Postgres too; one of both says where.");
        }

        var isTemporary = sqlite is null && postgres is null && isDevelopment;
        var settings = new StorageSettings
        {
            Sqlite = postgres is not null ? null : sqlite
                ?? (isTemporary ? Path.Combine(
                Path.GetTempPath(), $"osteohooks-{Environment.ProcessId}-{Guid.NewGuid():N}", "osteohooks.db") : Default(reader)),
            Postgres = postgres,
            IsTemporary = isTemporary,
            PseudonymKey = KeyOf(reader),
            KeepCards = TimeSpan.FromDays(reader.Whole("KeepCardsDays", 90, 1, 3_650)),
            KeepFeedback = TimeSpan.FromDays(reader.Whole("KeepFeedbackDays", 730, 1, 3_650)),
            KeepOverrides = TimeSpan.FromDays(reader.Whole("KeepAnswersDays", 730, 1, 3_650)),
            IgnoredAfter = TimeSpan.FromHours(reader.Whole("IgnoredAfterHours", 24, 1, 24 * 90)),
        };
        if (settings.KeepFeedback < settings.KeepCards)
        {
            reader.Fault("KeepFeedbackDays",
                "Feedback must be kept at least as long as cards, or an answered card would count as ignored.");
        }

        return settings;
    }

    private static string? PostgresOf(SectionReader reader)
    {
        if (reader.Text("Postgres") is not { } text)
        {
            return null;
        }

        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            {
                reader.Fault("Postgres", "The connection string names no Host.");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The text may hold a password.
            reader.Fault("Postgres", "It is no connection string such as Host=localhost;Database=osteohooks;Username=osteohooks.");
            return null;
        }

        return text;
    }

    private static string? Default(SectionReader reader)
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (folder.Length > 0)
        {
            return Path.Combine(folder, "OsteoHooks", "osteohooks.db");
        }

        reader.Fault("Sqlite", "It is missing, and this user has no folder for application data: name a file, or Storage:Postgres.");
        return null;
    }

    private static byte[]? KeyOf(SectionReader reader)
    {
        if (reader.Text("PseudonymKey") is not { } text)
        {
            return null;
        }

        var key = new byte[text.Length];
        if (Convert.TryFromBase64String(text, key, out var length) && length >= 32)
        {
            return key[..length];
        }

        reader.Fault("PseudonymKey", "Expected at least 32 bytes in base64.");
        return null;
    }
}
