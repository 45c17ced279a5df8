namespace OsteoHooks.Cards;

/// <summary>One entry of <c>cards/links.yaml</c>. Links on cards come from there only.</summary>
public sealed record CardLink(Uri Url, Wording Label);
