using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>One entry of <c>cards/links.yaml</c>. Links on cards come from there only.</summary>
/// <param name="NotIn">Guidelines whose cards do not show it (DSAM advises great caution with risk scores, 002 l.1835).</param>
public sealed record CardLink(Uri Url, Wording Label, IReadOnlyList<string> NotIn);
