namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>One row of the corpus.</summary>
/// <param name="Name">What the attack is.</param>
/// <param name="Rule">What the log says of the refusal.</param>
internal sealed record BadToken(string Name, string Rule, Func<TokenMaker, ForgedToken> Make)
{
    /// <summary>Tokens that are sent, and accepted, before this one; for replays.</summary>
    public Func<TokenMaker, ForgedToken>? Before { get; init; }

    /// <summary>Where <see cref="Before"/> is sent; default: where the attack is.</summary>
    public Func<TokenMaker, string>? BeforePath { get; init; }
}
