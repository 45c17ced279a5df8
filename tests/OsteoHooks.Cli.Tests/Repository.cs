namespace OsteoHooks.Cli.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OsteoHooks.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("OsteoHooks.sln stands nowhere above the tests");
        }

        return folder;
    }
}
