using System.Text.RegularExpressions;

namespace OsteoHooks.Service.Tests.Configuration;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_file_that_the_readme_names_is_there()
    {
        var folder = Folder();
        var named = FileName().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).Select(m => m.Groups["file"].Value).Distinct()
            .ToArray();
        Assert.True(named.Length >= 7);
        Assert.All(named, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "OsteoHooks.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "src", "OsteoHooks.Service");
    }

    [GeneratedRegex(@"`(?<file>\w+/[\w.-]+\.(cs|json))`", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex FileName();
}
