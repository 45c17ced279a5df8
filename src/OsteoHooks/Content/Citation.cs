namespace OsteoHooks.Content;

/// <summary>Where a guideline says it: document short name as in the guideline file, line or lines of its text, and its words.</summary>
public sealed record Citation(string Document, string Lines, string Quote);
