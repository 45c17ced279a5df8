using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>A piece of a card's text as written, and the line of its file where it begins.</summary>
public sealed record Passage(string Text, int Line);
