using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.Cards;

/// <summary>A source file that says phrases.</summary>
/// <param name="LooseKeys">Keys, and beginnings of keys, that stand outside the calls and reach one of them in a variable.</param>
internal sealed partial record PhraseSource(string File, string Text, IReadOnlyList<PhraseCall> Calls, IReadOnlyList<string> LooseKeys)
{
    /// <summary>The sources of the clinical core below the repository's root.</summary>
    public static IReadOnlyList<PhraseSource> All(string root)
    {
        var folder = Path.Combine(root, "src", "OsteoHooks");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
        return [.. files.Order(StringComparer.Ordinal).Select(f => Read(Path.GetRelativePath(root, f), System.IO.File.ReadAllText(f)))
            .Where(s => s.Calls.Count > 0)];
    }

    /// <summary>The folder of the solution, searched upwards from the test assembly.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "OsteoHooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No OsteoHooks.sln above {AppContext.BaseDirectory}");
    }

    private static PhraseSource Read(string file, string text)
    {
        var calls = new List<PhraseCall>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in Call().Matches(text).Select(m => m.Index + m.Length - 1))
        {
            var line = text.AsSpan(0, at).Count('\n') + 1;
            var call = PhraseCall.Read($"{file}:{line}", PhraseCall.Bracketed(text, at), text);
            calls.Add(call);
            written.UnionWith([.. call.Keys, .. call.Prefixes]);
        }

        var open = calls.Exists(c => c.OpenEndings.Any());
        return new PhraseSource(file, text, calls, open ? [.. Loose().Matches(text).Select(m => m.Groups["key"].Value)
                .Where(k => !written.Contains(k)).Distinct(StringComparer.Ordinal)] : []);
    }

    [GeneratedRegex(@"\bPhrase\.Of\(", RegexOptions.None, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"""(?<key>[a-z][a-z-]*\.[a-z0-9-]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loose();
}
