using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>The findings of an answer, one per rule, and what a fault may make of them.</summary>
internal sealed class FindingLines
{
    // Cards whose "Missing data" line in the catalogue lets them fire as info where something is unread.
    private static readonly string[] InfoWhenUnread =
        ["glucocorticoid-dxa-not-done", "androgen-deprivation-without-dxa", "androgen-deprivation-low-bone-density-untreated"];

    private readonly Dictionary<string, Line> _lines;

    private FindingLines(Dictionary<string, Line> lines) => _lines = lines;

    private sealed record Line(string Outcome, string? Indicator, string? By, string? Shown, string Missing)
    {
        public override string ToString() => $"{Outcome} {Indicator} by:{By} shown:{Shown} missing:{Missing}";
    }

    public int Count => _lines.Count;

    public static FindingLines Of(JsonObject answer) => new(answer["extension"]!["org.osteohooks"]!["findings"]!.AsArray().ToDictionary(
        f => (string)f!["card"]!,
        f => new Line((string)f!["outcome"]!, (string?)f["indicator"], (string?)f["by"], (string?)f["shown"],
            string.Join(',', f["missing"]?.AsArray().Select(m => (string)m!) ?? [])),
        StringComparer.Ordinal));

    /// <summary>What differs, one line per card.</summary>
    public IReadOnlyList<string> Against(FindingLines expected) =>
    [
        .. from card in _lines.Keys.Union(expected._lines.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let here = _lines.GetValueOrDefault(card)
           let there = expected._lines.GetValueOrDefault(card)
           where here != there
           select $"{card}: expected {there}, came {here}",
    ];

    /// <summary>
    /// What unread data must never do (design: a gap turns an outcome into not-assessed or into what the rule's "Missing data" line says,
    /// raises data-unavailable, and lets what one now not-assessed had suppressed come forward; nothing else).
    /// </summary>
    /// <param name="faultless">The same call with everything read.</param>
    public IReadOnlyList<string> Forbidden(FindingLines faultless) =>
    [
        .. from pair in faultless._lines
           where pair.Key != "data-unavailable"
           let before = pair.Value
           let after = _lines.GetValueOrDefault(pair.Key)
           where after is null || !MayBecome(pair.Key, before, after)
           select $"{pair.Key}: {before} must not become {after}",
    ];

    private bool MayBecome(string card, Line before, Line after) =>
        after.Outcome == "not-assessed"
        || (after.Outcome == before.Outcome && after.By == before.By && after.Indicator == before.Indicator)
        || (before.Outcome == "fired" && after is { Outcome: "fired", Indicator: "info" }
        && InfoWhenUnread.Contains(card, StringComparer.Ordinal))
        || (before.By is { } stronger && _lines.GetValueOrDefault(stronger)?.Outcome == "not-assessed"
        && after.Outcome is "fired" or "suppressed");
}
