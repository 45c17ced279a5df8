using System.Text.RegularExpressions;

namespace OsteoHooks.Content.Check;

/// <summary>
/// Names what the author of a new card has still to write: <c>&lt;write: …&gt;</c>, as <c>osteohooks cards new</c> leaves it.
/// </summary>
internal static partial class PlaceholderCheck
{
    public static void Run(string folder, ICollection<string> faults)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".md" && Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal);
        foreach (var (file, index, line) in files.SelectMany(f => File.ReadLines(f).Select((line, index) => (f, index, line))))
        {
            foreach (Match placeholder in Placeholder().Matches(line))
            {
                faults.Add($"{file}:{index + 1}: still to be written: {placeholder.Groups["what"].Value}");
            }
        }
    }

    [GeneratedRegex("<write: (?<what>[^>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Placeholder();
}
