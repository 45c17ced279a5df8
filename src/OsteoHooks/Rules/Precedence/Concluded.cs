using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Precedence;

/// <summary>What a considered card came to.</summary>
/// <param name="By">What suppresses it: a stronger card, or <c>answer:&lt;code&gt;</c>.</param>
/// <param name="Doubts">Stronger cards that could not be assessed, sorted.</param>
public sealed record Concluded(Outcome Outcome, string? By, Considered Basis, IReadOnlyList<string> Doubts);
