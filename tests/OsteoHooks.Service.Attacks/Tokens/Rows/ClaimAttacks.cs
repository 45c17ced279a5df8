using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens.Rows;

/// <summary>Genuine signatures under claims that do not hold, all by the client's own key: a stolen token, or a careless client.</summary>
internal static class ClaimAttacks
{
    private static readonly string[] OfMembers = ["typ", "kid", "audience", "expiry", "issued", "not before", "life", "jti"];

    public static readonly TokenClass Missing = new("members missing", OfMembers,
    [
        new("alg", "algorithm", m => m.Good().Without("alg")),
        new("kid", "kid", m => m.Good().Without("kid")),
        new("typ", "typ", m => m.Good().Without("typ")),
        new("iss", "issuer", m => m.Good().Without("iss")),
        new("aud", "audience", m => m.Good().Without("aud")),
        new("exp", "expiry", m => m.Good().Without("exp")),
        new("iat", "issued", m => m.Good().Without("iat")),
        new("jti", "jti", m => m.Good().Without("jti")),
        new("the whole header", "typ", m => ForgedToken.Text(m.Keys.Ec, "{}", m.Good().Claims.ToJsonString())),
        new("all claims", "issuer", m => ForgedToken.Text(m.Keys.Ec, m.Good().Header.ToJsonString(), "{}")),
        new("all but the issuer", "audience", m =>
            ForgedToken.Text(m.Keys.Ec, m.Good().Header.ToJsonString(), $$"""{"iss":"{{TokenWorld.Issuer}}"}""")),
    ]);

    public static readonly TokenClass Types = new("member types", OfMembers,
    [
        new("exp as text", "expiry", m => m.Good().With("exp", $"{m.Now + 300}")),
        new("exp true", "expiry", m => m.Good().With("exp", true)),
        new("exp in a list", "expiry", m => m.Good().With("exp", new JsonArray(m.Now + 300))),
        new("exp null", "expiry", m => m.Good().With("exp", null)),
        new("iat as text", "issued", m => m.Good().With("iat", $"{m.Now}")),
        new("iat an object", "issued", m => m.Good().With("iat", new JsonObject())),
        new("nbf as text", "not before", m => m.Good().With("nbf", "now")),
        new("nbf null", "not before", m => m.Good().With("nbf", null)),
        new("aud an object", "audience", m => m.Good().With("aud", new JsonObject { [m.Audience] = m.Audience })),
        new("aud a number", "audience", m => m.Good().With("aud", 1)),
        new("aud a list in a list", "audience", m => m.Good().With("aud", new JsonArray(new JsonArray(m.Audience)))),
        new("aud a list with a number", "audience", m => m.Good().With("aud", new JsonArray(m.Audience, 1))),
        new("aud null", "audience", m => m.Good().With("aud", null)),
        new("aud true", "audience", m => m.Good().With("aud", true)),
        new("jti a number", "jti", m => m.Good().With("jti", 7)),
        new("jti a list", "jti", m => m.Good().With("jti", new JsonArray(m.Jti))),
        new("jti null", "jti", m => m.Good().With("jti", null)),
        new("jti empty", "jti", m => m.Good().With("jti", "")),
        new("jti of 257 characters", "jti", m => m.Good().With("jti", new string('j', 257))),
        new("iss a list", "issuer", m => m.Good().With("iss", new JsonArray(TokenWorld.Issuer))),
        new("iss an object", "issuer", m => m.Good().With("iss", new JsonObject { ["iss"] = TokenWorld.Issuer })),
        new("iss a number", "issuer", m => m.Good().With("iss", 1)),
        new("alg a list", "algorithm", m => m.Good().WithHeader("alg", new JsonArray("ES384"))),
        new("alg null", "algorithm", m => m.Good().WithHeader("alg", null)),
        new("typ a list", "typ", m => m.Good().WithHeader("typ", new JsonArray("JWT"))),
        new("typ of another kind", "typ", m => m.Good().WithHeader("typ", "at+jwt")),
        new("typ of a JWS in JSON", "typ", m => m.Good().WithHeader("typ", "JOSE+JSON")),
    ]);

    public static readonly TokenClass Audience = new("audience", ["audience"],
    [
        Aud("another address of the service", m => m.OtherAudience),
        Aud("another service", m => $"{TrustedService.PublicBase}/cds-services/dk-dsam-patient-view"),
        Aud("another client's path", m => TrustedService.PublicBase + TokenWorld.OtherAlias),
        Aud("the host alone", m => "https://cds.example"),
        Aud("the public base alone", m => TrustedService.PublicBase),
        Aud("the path alone", m => m.Path),
        Aud("http", m => m.Audience.Replace("https:", "http:", StringComparison.Ordinal)),
        Aud("no scheme", m => m.Audience.Replace("https:", "", StringComparison.Ordinal)),
        Aud("another host", m => m.Audience.Replace("cds.example", "evil.example", StringComparison.Ordinal)),
        Aud("the host as a prefix", m => m.Audience.Replace("cds.example", "cds.example.evil.example", StringComparison.Ordinal)),
        Aud("the host with a dot", m => m.Audience.Replace("cds.example", "cds.example.", StringComparison.Ordinal)),
        Aud("another case of the host", m => m.Audience.Replace("cds.example", "CDS.example", StringComparison.Ordinal)),
        Aud("the port spelled out", m => m.Audience.Replace("cds.example", "cds.example:443", StringComparison.Ordinal)),
        Aud("userinfo", m => m.Audience.Replace("cds.example", "cds@cds.example", StringComparison.Ordinal)),
        Aud("a path behind", m => m.Audience + "/more"),
        Aud("a slash behind", m => m.Audience + "/"),
        Aud("another case of the path", m => TrustedService.PublicBase + m.Path.ToUpperInvariant()),
        Aud("a query behind", m => m.Audience + "?explain=true"),
        Aud("a fragment behind", m => m.Audience + "#x"),
        Aud("its beginning", m => m.Audience[..^1]),
        Aud("a blank behind", m => m.Audience + " "),
        Aud("a slash twice", m => TrustedService.PublicBase + "/" + m.Path),
        Aud("an escape in the path", m => m.Audience.Replace("e", "%65", StringComparison.Ordinal)),
        Aud("a step up in the path", m => TrustedService.PublicBase + "/x/.." + m.Path),
        Aud("where the socket listens", m => m.SocketAddress),
        Aud("the feedback of the address", m => m.Audience + "/feedback"),
        Aud("a star", _ => "*"),
        Aud("nothing", _ => ""),
        Aud("all addresses in one text", m => $"{m.Audience} {m.OtherAudience}"),
        new("an empty list", "audience", m => m.Good().With("aud", new JsonArray())),
        new("a list without it", "audience", m => m.Good().With("aud", new JsonArray(m.OtherAudience, "https://cds.example"))),
    ]);

    public static readonly TokenClass Times = new("times", ["expiry", "issued", "not before", "life"],
    [
        new("expired just beyond the skew", "expiry", m => m.Good().With("iat", m.Now - 300).With("exp", m.Now - 61)),
        new("expired an hour ago", "expiry", m => m.Good().With("iat", m.Now - 3_900).With("exp", m.Now - 3_600)),
        new("exp 1", "expiry", m => m.Good().With("exp", 1)),
        new("exp 0", "expiry", m => m.Good().With("exp", 0)),
        new("exp negative", "expiry", m => m.Good().With("exp", -m.Now)),
        new("exp 1e400", "expiry", m => m.Good().With("exp", TokenMaker.Json("1e400"))),
        new("exp 1e30", "expiry", m => m.Good().With("exp", TokenMaker.Json("1e30"))),
        new("exp beyond 64 bits", "expiry", m => m.Good().With("exp", TokenMaker.Json("18446744073709551616"))),
        new("exp in milliseconds", "expiry", m => m.Good().With("exp", (m.Now + 300) * 1_000)),
        new("a life of a second more than an hour", "life", m => m.Good().With("exp", m.Now + 3_601).With("iat", m.Now)),
        new("a life of ten years", "life", m => m.Good().With("exp", m.Now + 315_000_000)),
        new("issued two hours ago, good for ever so little more", "life", m => m.Good().With("iat", m.Now - 7_200).With("exp", m.Now + 60)),
        new("issued in two minutes", "issued", m => m.Good().With("iat", m.Now + 120)),
        new("issued tomorrow", "issued", m => m.Good().With("iat", m.Now + 86_400).With("exp", m.Now + 86_700)),
        new("iat 0", "issued", m => m.Good().With("iat", 0)),
        new("iat negative", "issued", m => m.Good().With("iat", -1)),
        new("iat in milliseconds", "issued", m => m.Good().With("iat", m.Now * 1_000)),
        new("iat 1e400", "issued", m => m.Good().With("iat", TokenMaker.Json("1e400"))),
        new("not before two minutes from now", "not before", m => m.Good().With("nbf", m.Now + 120)),
        new("nbf 1e400", "not before", m => m.Good().With("nbf", TokenMaker.Json("1e400"))),
        new("nbf negative", "not before", m => m.Good().With("nbf", -1)),
        new("expired before it was issued", "life", m => m.Good().With("iat", m.Now + 30).With("exp", m.Now + 10)),
        new("expired when it was issued", "life", m => m.Good().With("iat", m.Now).With("exp", m.Now)),
        new("expired by a fraction beyond the skew", "expiry", m =>
            m.Good().With("iat", m.Now - 300).With("exp", TokenMaker.Json($"{m.Now - 61}.999"))),
    ]);

    public static readonly TokenClass Replay = new("replay", ["replay"],
    [
        new("the same token", "replay", Same) { Before = Same },
        new("the jti under a new life", "replay", m => m.Good().With("exp", m.Now + 600)) { Before = m => m.Good() },
        new("the jti under the client's other key", "replay", m => m.Good(m.Keys.Rsa)) { Before = m => m.Good() },
        new("the jti at another address", "replay", m => m.Good()) { Before = m => m.Good().With("aud", m.OtherAudience), BeforePath = m =>
            m.OtherAudience[TrustedService.PublicBase.Length..] },
        new("the jti beside other claims", "replay", m => m.Good().With("sub", "somebody").With("tenant", "x")) { Before = m => m.Good() },
        new("the other half of its signature", "replay", m => ForgedToken.Changed(m.Good(), Signatures.OtherHalf)) { Before = m =>
            m.Good() },
        new("the jti in a token for all addresses", "replay", m =>
            m.Good().With("aud", new JsonArray(m.Audience, m.OtherAudience))) { Before = m => m.Good() },
    ]);

    private static BadToken Aud(string name, Func<TokenMaker, string> audience) =>
        new(name, "audience", m => m.Good().With("aud", audience(m)));

    // RSA signs the same text the same way, ECDSA does not.
    private static ForgedToken Same(TokenMaker m) => m.Good(m.Keys.Rsa).With("iat", m.Now).With("exp", m.Now + 300);
}
