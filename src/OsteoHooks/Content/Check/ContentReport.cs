using System.Collections.Immutable;

namespace OsteoHooks.Content.Check;

/// <summary>What checking a cards folder came to.</summary>
/// <param name="Faults">Each <c>file:line: fault</c>; empty when the content is fit to be shown.</param>
/// <param name="Texts">Cards times languages.</param>
public sealed record ContentReport(ImmutableArray<string> Faults, int Cards, int Texts);
