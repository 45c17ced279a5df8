namespace OsteoHooks.Content;

/// <summary>The wording of a card in one situation: its summary, and the paragraphs that hold under every guideline.</summary>
public sealed record VariantTemplate(Passage Summary, Passage Paragraphs);
