using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// What every token must satisfy (CDS Hooks 2.0.1, Trusting CDS Clients; RFC 8725), in the order in which it is asked: what the header
/// says, the signature, the claims, and last of all the jti, so that no token burns the jti of another.
/// </summary>
internal sealed record TokenRules(IReadOnlyList<TokenRule> InOrder)
{
    /// <summary>Longest life of a token that is accepted: best practice is minutes, and every jti is kept this long.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private const int LongestId = 256;

    private static readonly string[] Extensions = ["crit", "b64", "zip", "enc"];

    private static readonly string[] OwnKeys = ["jwk", "x5c", "x5u"];

    private static readonly TokenRule[] Header =
    [
        new("members once", c => !c.Token.Header.HasRepeated && !c.Token.Claims.HasRepeated),
        new("typ", c => "JWT".Equals(c.Token.Header.Text("typ"), StringComparison.OrdinalIgnoreCase)),
        new("algorithm", c => c.Token.Header.Text("alg") is { } alg && c.Client.Algorithms.Contains(alg, StringComparer.Ordinal)),
        new("kid", c => c.Token.Header.Text("kid") is { Length: > 0 and <= LongestId }),
        // An extension that must be understood is understood by nobody here; compressed or encrypted content is not wanted.
        new("extensions", c => !Array.Exists(Extensions, c.Token.Header.Has)),
        // Keys come from the configuration, so a token that brings its own is up to something.
        new("own keys", c => !Array.Exists(OwnKeys, c.Token.Header.Has)),
        new("jku", c => !c.Token.Header.Has("jku") || c.Client.JwksUri is not { } own || IsAddress(c.Token.Header.Text("jku"), own)),
    ];

    private static readonly TokenRule[] Claims =
    [
        new("audience", c => c.Token.Claims.Texts("aud").Intersect(c.Address, StringComparer.Ordinal).Any()),
        new("expiry", c => c.Token.Claims.Time("exp") is { } exp && exp > c.Now - Skew),
        new("issued", c => c.Token.Claims.Time("iat") is { } iat && iat < c.Now + Skew),
        new("not before", c => !c.Token.Claims.Has("nbf") || (c.Token.Claims.Time("nbf") is { } nbf && nbf < c.Now + Skew)),
        new("life", c => c.Token.Claims.Time("exp") is { } exp && c.Token.Claims.Time("iat") is { } iat && exp > iat
            && exp - iat <= LongestLife),
        new("jti", c => c.Token.Claims.Text("jti") is { Length: > 0 and <= LongestId }),
    ];

    /// <param name="store">Where used tokens are remembered.</param>
    public static TokenRules All(IStore store) =>
        new([.. Header, new("signature", TokenSignature.IsGenuine), .. Claims, new("replay", new TokenReplay(store).IsFirstUse)]);

    private static bool IsAddress(string? text, Uri own) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && text == own.OriginalString && address == own;
}
