using System.Text.RegularExpressions;

namespace OsteoHooks.Content;

/// <summary>The slots that a card's text may hold: <c>{{value "group.key"}}</c> and <c>{{limit "group.key"}}</c>, nothing else.</summary>
internal static partial class LimitSlots
{
    public static bool Any(string text) => text.Contains("{{", StringComparison.Ordinal);

    public static IEnumerable<(string Slot, string Key, int LineOffset)> In(string text) =>
        Slot().Matches(text).Select(m => (m.Value, m.Groups["key"].Value, LineOffset(text, m.Index)));

    /// <summary>Where braces stand that make no slot, or null.</summary>
    public static int? StrayBraces(string text)
    {
        var rest = Slot().Replace(text, m => new string(' ', m.Length));
        var at = rest.AsSpan().IndexOfAny("{}");
        return at < 0 ? null : LineOffset(text, at);
    }

    /// <summary>The line, from 0, that begins with a limit's sign, which Markdown could take for a quotation mark; or null.</summary>
    public static int? LeadingLimit(string text) =>
        text.Split('\n').Index().Where(l => l.Item.TrimStart(' ', '-').StartsWith("{{limit", StringComparison.Ordinal))
            .Select(l => (int?)l.Index).FirstOrDefault();

    public static string Without(string text) => Slot().Replace(text, " ");

    private static int LineOffset(string text, int index) => text.AsSpan(0, index).Count('\n');

    [GeneratedRegex("""\{\{(?:value|limit) "(?<key>[a-z0-9.-]+)"\}\}""", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Slot();
}
