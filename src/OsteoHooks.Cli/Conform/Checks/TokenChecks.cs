using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>
/// M: the client's token. The ordinary token is known to be good from the examples, so each of these differs in one thing only.
/// </summary>
internal static partial class TokenChecks
{
    private const int Minutes = 300;
    private const int Hour = 3600;

    private static readonly string[] Required = ["alg", "typ", "kid", "iss", "aud", "exp", "iat", "jti"];

    public static IReadOnlyList<Check> All =>
    [
        new("M1", Level.Should, "a call without token is 401", async e => Verdict.Of(await AsksForToken(e), e.Main.Path)),
        new("M2.discovery", Level.Must, "discovery without token is 401",
            e => Denied(e, Probe.Get(Examination.DiscoveryPath) with { Token = _ => null })),
        new("M2.feedback", Level.Must, "feedback without token is 401", async e => await Feedback.IsTaken(e)
            ? await Denied(e, Feedback.Accepted(e) with { Token = _ => null }) : throw new NotPossibleException("feedback is not offered")),
        .. Required.Select(name => new Check($"M3.{name}", Level.Must, $"a token without {name} is 401",
            e => DeniedSigned(e, t => t.Without(name)))),
        new("M4", Level.Must, "alg none is 401", e => DeniedToken(e, audience => Good(e, audience).With("alg", "none").Unsigned())),
        new("M4.hmac", Level.Must, "HS256 with the public key for a secret is 401", Confused),
        new("M4.signature", Level.Must, "a token that another key signed is 401",
            e => DeniedToken(e, audience => SignedByStranger(e, Good(e, audience)))),
        new("M6", Level.Must, "a token for another service is 401",
            e => DeniedSigned(e, t => t.With("aud", $"{e.Root}{ListedService.PathOf("conform-other")}"))),
        new("M6.host", Level.Must, "a token for another host is 401",
            e => DeniedSigned(e, t => t.With("aud", $"https://conform.invalid{e.Main.Path}"))),
        new("M6.array", Level.Must, "aud may be an array",
            e => Allowed(e, t => t.With("aud", new System.Text.Json.Nodes.JsonArray((string?)t.Payload["aud"])))),
        new("B14", Level.Must, "discovery with a service's aud is 401",
            e => Denied(e, Probe.Get(Examination.DiscoveryPath) with { Token = _ => Good(e, e.Root + e.Main.Path).Signed(e.Key) })),
        new("M7", Level.Must, "a token of an issuer that nobody knows is 401",
            e => DeniedSigned(e, t => t.With("iss", "https://conform.invalid"))),
        new("M9", Level.Must, "a token with an unknown kid is 401", e => DeniedSigned(e, t => t.With("kid", "conform-no-such-key"))),
        new("M10.exp", Level.Must, "an expired token is 401",
            e => DeniedSigned(e, t => t.With("iat", Token.Now() - Hour - Minutes).With("exp", Token.Now() - Hour))),
        new("M10.iat", Level.Must, "a token issued in the future is 401",
            e => DeniedSigned(e, t => t.With("iat", Token.Now() + Hour).With("exp", Token.Now() + Hour + Minutes))),
        new("M10.nbf", Level.Must, "a token not valid before later is 401",
            e => DeniedSigned(e, t => t.With("nbf", Token.Now() + (2 * Minutes)).With("exp", Token.Now() + (3 * Minutes)))),
        new("M10.life", Level.Inferred, "a token good for thirty days is 401",
            e => DeniedSigned(e, t => t.With("exp", Token.Now() + (30 * 24 * Hour)))),
        new("M11", Level.Must, "a token comes through once", Replayed),
        new("M11.burn", Level.Must, "a token with a false signature does not use up the jti of a good one", NotBurnt),
        Check.EachExchange("M14", Level.Inferred, "401 gives no reason", Received.Unauthorised,
            e => !Reason().IsMatch(e.Text) && !Reason().IsMatch(e.Header("WWW-Authenticate") ?? "")),
    ];

    private static Token Good(Examination exam, string audience) => Token.For(exam.Key, exam.Options.Issuer, audience);

    private static async Task<bool> AsksForToken(Examination exam)
    {
        _ = exam.Key;
        return exam.AsksForToken ??= (await exam.Ask(exam.Call() with { Token = _ => null })).Status == 401;
    }

    private static async Task<Verdict> Denied(Examination exam, params Probe[] probes) => await AsksForToken(exam)
        ? await Expect.Status(exam, s => s == 401, probes)
        : throw new NotPossibleException("the service asks for no token");

    private static Task<Verdict> DeniedToken(Examination exam, Func<string, string> token) =>
        Denied(exam, exam.Call() with { Token = token });

    private static Task<Verdict> DeniedSigned(Examination exam, Func<Token, Token> change) =>
        DeniedToken(exam, audience => change(Good(exam, audience)).Signed(exam.Key));

    private static async Task<Verdict> Allowed(Examination exam, Func<Token, Token> change) => await AsksForToken(exam)
        ? await Expect.Ok(exam, exam.Call() with { Token = audience => change(Good(exam, audience)).Signed(exam.Key) })
        : throw new NotPossibleException("the service asks for no token");

    private static string SignedByStranger(Examination exam, Token token)
    {
        using var stranger = exam.Key.Stranger();
        return token.Signed(stranger);
    }

    private static Task<Verdict> Confused(Examination exam) => Denied(
        exam, [.. exam.Key.PublicForms().Select(secret => exam.Call() with
            { Token = audience => Good(exam, audience).With("alg", "HS256").SignedWithSecret(secret) })]);

    private static async Task<Verdict> Replayed(Examination exam)
    {
        var token = Good(exam, exam.Root + exam.Main.Path).Signed(exam.Key);
        var first = await Allowed(exam, token);
        return first.Ruling == Ruling.Kept ? await Denied(exam, exam.Call() with { Token = _ => token }) : first;
    }

    private static async Task<Verdict> NotBurnt(Examination exam)
    {
        var token = Good(exam, exam.Root + exam.Main.Path);
        await exam.Ask(exam.Call() with { Token = _ => SignedByStranger(exam, token) });
        return await Allowed(exam, token.Signed(exam.Key));
    }

    private static async Task<Verdict> Allowed(Examination exam, string token) => await AsksForToken(exam)
        ? await Expect.Ok(exam, exam.Call() with { Token = _ => token })
        : throw new NotPossibleException("the service asks for no token");

    [GeneratedRegex(@"expire|signature|audience|issuer|replay|lifetime|unknown key|\b(aud|iss|exp|iat|nbf|jti|kid|alg)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Reason();
}
