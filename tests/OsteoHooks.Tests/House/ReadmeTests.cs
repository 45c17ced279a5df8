using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.House;

/// <summary>A README that names files rots unless a test reads it.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Readmes =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(Repository.Relative)
            .Where(f => Path.GetFileName(f) == "README.md" && !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("node_modules/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_path_that_a_readme_names_exists(string readme)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, readme))!;
        Repository.Accept(
            from Match path in PathInCode().Matches(File.ReadAllText(Path.Combine(Repository.Root, readme)))
            let name = path.Groups[1].Value.TrimEnd('/')
            where !name.Contains('*', StringComparison.Ordinal) && !name.Contains('<', StringComparison.Ordinal)
            where !Exists(Path.Combine(Repository.Root, name)) && !Exists(Path.Combine(folder, name)) && !IsInEveryFolder(name)
            select $"{readme}: {name}");
    }

    [Fact]
    public void The_front_door_is_short() => Assert.True(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count() <= 120);

    /// <summary>Names of files that every card, patient or guideline folder has.</summary>
    private static bool IsInEveryFolder(string name) => name is "request.json" or "variants.yaml" or "why.md" or "card.yaml"
        or "guideline.yaml" or "material-change.yaml" or "en.md" or "sv.md" or "da.md" or "nb.md";

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>Paths in backticks: with a folder, or a file ending that the repository uses.</summary>
    [GeneratedRegex(@"`((?:src|tests|cards|\.ci)/[^`\s]*|[A-Za-z.-]+\.(?:md|sln|props|yml|yaml|cs|csv|json|txt))`",
        RegexOptions.None, 5_000)]
    private static partial Regex PathInCode();
}
