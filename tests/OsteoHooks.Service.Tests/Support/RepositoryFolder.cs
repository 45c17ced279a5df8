namespace OsteoHooks.Service.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "OsteoHooks.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("OsteoHooks.sln stands nowhere above the tests");
    }
}
