using System.Text.RegularExpressions;

namespace OsteoHooks.Cli.Tests;

/// <summary>The folders of the command line: a namespace each, and none that leads back to itself.</summary>
public sealed partial class RoomTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "OsteoHooks.Cli");

    private static readonly IReadOnlyList<(string File, string Folder, string Text)> Files =
    [
        .. from file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
           let relative = Path.GetRelativePath(Source, file).Replace(Path.DirectorySeparatorChar, '/')
           where !relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal)
           select (relative, Path.GetDirectoryName(relative)!.Replace(Path.DirectorySeparatorChar, '.').Replace('/', '.'),
               File.ReadAllText(file)),
    ];

    [Fact]
    public void Every_file_but_the_program_stands_in_the_namespace_of_its_folder() => Assert.Empty(
        from file in Files
        where file.File != "Program.cs" && !file.Text.Contains($"namespace OsteoHooks.Cli.{file.Folder};", StringComparison.Ordinal)
        select file.File);

    [Fact]
    public void No_folder_is_part_of_a_circle()
    {
        var uses = Files.Where(f => f.File != "Program.cs")
            .SelectMany(f => Used().Matches(f.Text).Select(m => (f.Folder, To: m.Groups["room"].Value)).Append((f.Folder, To: f.Folder)))
            .Where(u => u.Folder != u.To).Distinct().ToLookup(u => u.Folder, u => u.To, StringComparer.Ordinal);
        Assert.NotEmpty(uses);

        Assert.Empty(uses.Where(u => Reached(u.Key).Contains(u.Key)).Select(u => u.Key));

        HashSet<string> Reached(string from)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var next = new Queue<string>(uses[from]);
            while (next.TryDequeue(out var room))
            {
                if (reached.Add(room))
                {
                    foreach (var further in uses[room])
                    {
                        next.Enqueue(further);
                    }
                }
            }

            return reached;
        }
    }

    [GeneratedRegex(@"^using OsteoHooks\.Cli\.(?<room>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Used();
}
