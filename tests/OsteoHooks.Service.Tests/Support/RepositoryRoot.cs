namespace OsteoHooks.Service.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "OsteoHooks.sln")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}
