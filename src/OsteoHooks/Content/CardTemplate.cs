using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>One card in one language as written in <c>&lt;lang&gt;.md</c>, its slots still unfilled.</summary>
/// <param name="Guidelines">What each guideline says, by guideline id.</param>
public sealed record CardTemplate(
    string File,
    string Language,
    VariantTemplate Standard,
    ImmutableDictionary<string, Passage> Guidelines,
    ImmutableDictionary<string, VariantTemplate> Variants,
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
