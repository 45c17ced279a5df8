namespace OsteoHooks.Service.Trust;

/// <summary>One token at one address, on its way through the rules.</summary>
/// <param name="Address">The absolute address that was called, as <c>aud</c> must name it; feedback may be called with its service's too.</param>
internal sealed record TokenCase(Token Token, Client Client, IReadOnlyList<string> Address, DateTimeOffset Now);

/// <summary>One thing that a token must satisfy. The name is what the log and the metric say of a refusal.</summary>
internal sealed record TokenRule(string Name, Func<TokenCase, bool> Holds);

/// <summary>
/// What every token must satisfy beside its signature (CDS Hooks 2.0.1, Trusting CDS Clients; RFC 8725). The rules are a list so that a test host
/// can take one out and show that its attacks are stopped by this rule; no configuration reaches it.
/// </summary>
internal sealed record TokenRules(IReadOnlyList<TokenRule> BeforeSignature, IReadOnlyList<TokenRule> AfterSignature)
{
    /// <summary>Longest life of a token that is accepted: best practice is minutes, and every jti is kept this long.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private const int LongestId = 256;

    public static TokenRules All { get; } = new(
        [
            new("members once", c => !c.Token.Header.HasRepeated && !c.Token.Claims.HasRepeated),
            new("typ", c => "JWT".Equals(c.Token.Header.Text("typ"), StringComparison.OrdinalIgnoreCase)),
            new("algorithm", c => c.Token.Header.Text("alg") is { } alg && c.Client.Algorithms.Contains(alg, StringComparer.Ordinal)),
            new("kid", c => c.Token.Header.Text("kid") is { Length: > 0 and <= LongestId }),
            // An extension that must be understood is understood by nobody here; compressed or encrypted content is not wanted.
            new("extensions", c => !c.Token.Header.Has("crit") && !c.Token.Header.Has("b64") && !c.Token.Header.Has("zip") && !c.Token.Header.Has("enc")),
            // Keys come from the configuration, so a token that brings its own is up to something.
            new("own keys", c => !c.Token.Header.Has("jwk") && !c.Token.Header.Has("x5c") && !c.Token.Header.Has("x5u")),
            new("jku", c => !c.Token.Header.Has("jku") || c.Client.JwksUri is null || (Uri.TryCreate(c.Token.Header.Text("jku"), UriKind.Absolute, out var jku) && c.Token.Header.Text("jku") == c.Client.JwksUri.OriginalString && jku == c.Client.JwksUri)),
        ],
        [
            new("audience", c => c.Token.Claims.Texts("aud").Intersect(c.Address, StringComparer.Ordinal).Any()),
            new("expiry", c => c.Token.Claims.Time("exp") is { } exp && exp > c.Now - Skew),
            new("issued", c => c.Token.Claims.Time("iat") is { } iat && iat < c.Now + Skew),
            new("not before", c => !c.Token.Claims.Has("nbf") || (c.Token.Claims.Time("nbf") is { } nbf && nbf < c.Now + Skew)),
            new("life", c => c.Token.Claims.Time("exp") is { } exp && c.Token.Claims.Time("iat") is { } iat && exp > iat && exp - iat <= LongestLife),
            new("jti", c => c.Token.Claims.Text("jti") is { Length: > 0 and <= LongestId }),
        ]);

    /// <summary>Without these rules; for tests of what each of them stops.</summary>
    public TokenRules Without(params IReadOnlyCollection<string> names) => new(
        [.. BeforeSignature.Where(r => !names.Contains(r.Name, StringComparer.Ordinal))],
        [.. AfterSignature.Where(r => !names.Contains(r.Name, StringComparer.Ordinal))]);
}
