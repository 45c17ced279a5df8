using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Tests.Corpora.Tokens;

/// <summary>One row of the corpus.</summary>
/// <param name="Name">What the attack is.</param>
/// <param name="Rule">What the log says of the refusal.</param>
internal sealed record BadToken(string Name, string Rule, Func<Mint, Forgery> Make)
{
    /// <summary>Tokens that are sent, and accepted, before this one; for replays.</summary>
    public Func<Mint, Forgery>? Before { get; init; }

    /// <summary>Where <see cref="Before"/> is sent; default: where the attack is.</summary>
    public Func<Mint, string>? BeforePath { get; init; }
}

/// <summary>A class of the corpus.</summary>
/// <param name="Without">Rules that stop this class: taken out, some of it comes in.</param>
/// <param name="Controls">Likewise, where what stops it is no plain rule.</param>
internal sealed record TokenClass(string Name, string[] Without, TokenControls Controls, BadToken[] Rows)
{
    public TokenClass(string name, string[] without, BadToken[] rows)
        : this(name, without, new TokenControls(), rows)
    {
    }
}
