using System.Collections.Immutable;

namespace OsteoHooks.Cards;

/// <summary>A piece of a card's text as written, and the line of its file where it begins.</summary>
public sealed record Passage(string Text, int Line);

/// <summary>The wording of a card in one situation: its summary, and the paragraphs that hold under every guideline.</summary>
public sealed record WrittenVariant(Passage Summary, Passage Paragraphs);

/// <summary>One card in one language as written in <c>&lt;lang&gt;.md</c>, its slots still unfilled.</summary>
/// <param name="Guidelines">What each guideline says, by guideline id.</param>
public sealed record UnfilledCard(
    string File,
    string Language,
    WrittenVariant Standard,
    ImmutableDictionary<string, Passage> Guidelines,
    ImmutableDictionary<string, WrittenVariant> Variants,
    ImmutableDictionary<string, Passage> Readings)
{
    public IEnumerable<Passage> All =>
        [
            Standard.Summary,
            Standard.Paragraphs,
            .. Guidelines.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value),
            .. Variants.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Value.Summary, v.Value.Paragraphs }),
            .. Readings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value),
        ];
}
