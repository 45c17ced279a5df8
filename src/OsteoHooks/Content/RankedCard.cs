namespace OsteoHooks.Content;

/// <summary>A card in a list of <c>cards/problems.yaml</c>, and the line where it stands.</summary>
public sealed record RankedCard(string Id, int Line);
