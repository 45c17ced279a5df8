using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>A prefetch template taken apart.</summary>
/// <param name="IsNewer">Whether its service speaks 3.0, where tokens may be expressions.</param>
/// <param name="EarlierKeys">Keys of the templates before it.</param>
internal sealed partial record Template(string Place, string Text, string Hook, bool IsNewer, IReadOnlyList<string> EarlierKeys)
{
    public IEnumerable<string> Tokens => Token().Matches(Text).Select(m => m.Groups["token"].Value);

    /// <summary>The text with every token replaced by a letter.</summary>
    public string Plain => Token().Replace(Text, "x");

    /// <summary>Query parameters as they are written, without their values' tokens.</summary>
    public IEnumerable<(string Name, string Value)> Parameters
    {
        get
        {
            var start = Plain.IndexOf('?', StringComparison.Ordinal);
            var parts = start < 0 ? [] : Plain[(start + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
            return parts.Select(p => p.Split('=', 2)).Select(p => (p[0], p.Length > 1 ? p[1] : ""));
        }
    }

    /// <summary>Names after % in tokens, as far as a key could reach.</summary>
    public IEnumerable<string> NamedKeys =>
        Tokens.SelectMany(t => Variable().Matches(t).Select(m => m.Groups["key"].Value)).Where(k => k != "context");

    /// <summary>Arguments of ofType().</summary>
    public IEnumerable<string> NamedTypes => Tokens.SelectMany(t => TypeFilter().Matches(t).Select(m => m.Groups["type"].Value));

    public static IEnumerable<Template> All(Examination exam) =>
        from entry in Received.Entries(exam)
        let newer = entry.TextOf("version")?.StartsWith('3') == true
        let templates = (entry.Member("prefetch")?.Members() ?? []).ToList()
        from i in Enumerable.Range(0, templates.Count)
        where templates[i].Text is not null
        select new Template(templates[i].Place, templates[i].Text!, entry.TextOf("hook") ?? "", newer, [.. templates.Take(i).Select(Key)]);

    private static string Key(Located template) =>
        template.Place[(template.Place.LastIndexOf(".prefetch.", StringComparison.Ordinal) + ".prefetch.".Length)..];

    [GeneratedRegex(@"\{\{(?<token>[^{}]*)\}\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"%(?<key>[A-Za-z_][\w-]*)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"ofType\(\s*(?<type>[^)\s]*)\s*\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TypeFilter();
}
