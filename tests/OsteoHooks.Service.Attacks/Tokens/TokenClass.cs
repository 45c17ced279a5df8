namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>A class of the corpus.</summary>
/// <param name="Without">Rules that stop this class: taken out, some of it comes in.</param>
internal sealed record TokenClass(string Name, string[] Without, BadToken[] Rows)
{
    /// <summary>
    /// What stops it is that a token has one spelling: to a reader that forgives what decoders forgive, some of it comes in.
    /// </summary>
    public bool IsAboutSpelling { get; init; }
}
