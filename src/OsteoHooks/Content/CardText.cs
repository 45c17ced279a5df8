namespace OsteoHooks.Content;

/// <summary>A card in one language under one guideline, limits filled in. The summary is plain text, everything else Markdown.</summary>
/// <param name="Guideline">What the guideline says and asks for.</param>
/// <param name="Sources">Quotations with document and lines.</param>
/// <param name="Readings">What is our own reading or general knowledge.</param>
/// <param name="Variants">Other wordings of summary and paragraphs, by key.</param>
public sealed record CardText(CardVariant Standard, string Guideline, string Sources, string Readings,
    IReadOnlyDictionary<string, CardVariant> Variants)
{
    /// <summary>The variant's wording, or the standard one where there is no such variant.</summary>
    public CardVariant In(string? variant) => variant is not null && Variants.TryGetValue(variant, out var worded) ? worded : Standard;
}
