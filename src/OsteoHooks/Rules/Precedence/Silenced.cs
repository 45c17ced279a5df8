namespace OsteoHooks.Rules.Precedence;

/// <summary>A raised card to which an earlier answer still holds.</summary>
/// <param name="By"><c>answer:&lt;code&gt;</c>.</param>
/// <param name="Basis">The card's answers, after the one that it was given.</param>
internal sealed record Silenced(string By, Considered Basis);
