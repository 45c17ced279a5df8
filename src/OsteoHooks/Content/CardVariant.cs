namespace OsteoHooks.Content;

/// <param name="Summary">Under 140 UTF-16 units.</param>
/// <param name="Paragraphs">May be empty.</param>
public sealed record CardVariant(string Summary, string Paragraphs);
