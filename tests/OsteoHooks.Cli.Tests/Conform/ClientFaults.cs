using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>Faults of feedback and of tokens. Most are a rule that is not looked after.</summary>
internal static class ClientFaults
{
    public static IEnumerable<Fault> All =>
    [
        Forgotten("L2", "no array of feedback is taken"),
        Forgotten("L2.json", "500 on broken feedback"),
        Forgotten("L2.batch", "one item at a time"),
        Forgotten("L2.repeat", "a repetition is refused"),
        Forgotten("L3.accepted", "one suggestion at a time"),
        Forgotten("L3.card", "an item without card is taken"),
        Forgotten("L3.outcome", "any outcome is taken"),
        Forgotten("L3.suggestions", "accepted without suggestions is taken"),
        Forgotten("L3.time", "any time is taken"),
        Forgotten("L3.fraction", "fractions of seconds are refused"),
        Forgotten("L3.reason", "a reason is refused"),
        Forgotten("L4", "overridden needs a reason"),
        Forgotten("L6", "feedback's own aud only"),
        Forgotten("L7", "404 for an unknown card"),
        new("L7.body", "feedback answered in words") { After = (a, r) => r.Text = a.IsFeedback && r.Status == 200 ? "\"thanks\"" : r.Text },
        Forgotten("L9", "a reason needs its system"),
        Forgotten("M1", "calls without token are answered"),
        Forgotten("M2.discovery", "discovery without token is answered"),
        Forgotten("M2.feedback", "feedback without token is taken"),
        .. new[] { "alg", "typ", "kid", "iss", "aud", "exp", "iat", "jti" }.Select(m => Forgotten("M3." + m,
            $"a token without {m} is accepted")),
        Forgotten("M4", "alg none is accepted"),
        Forgotten("M4.hmac", "the public key is a secret"),
        Forgotten("M4.signature", "signatures are not verified"),
        Forgotten("M6", "any service's token is accepted"),
        Forgotten("M6.host", "any host's token is accepted"),
        Forgotten("M6.array", "aud must be a string"),
        Forgotten("B14", "discovery takes any aud"),
        Forgotten("M7", "any issuer is accepted"),
        Forgotten("M9", "any kid is accepted"),
        Forgotten("M10.exp", "tokens do not expire"),
        Forgotten("M10.iat", "tokens of the future are accepted"),
        Forgotten("M10.nbf", "nbf is not read"),
        Forgotten("M10.life", "tokens may live long"),
        Forgotten("M11", "tokens may be replayed"),
        Forgotten("M11.burn", "a false token uses up the jti"),
        new("M14", "401 with a reason")
            { After = (a, r) => r.Json = r.Status == 401 ? JsonNode.Parse("""{"error":"the token has expired"}""") : r.Json },
        new("M14", "401 with a reason in a header") { After = (a, r) =>
        {
            if (r.Status == 401)
            {
                r.Headers["WWW-Authenticate"] = "Bearer error_description=\"bad audience\"";
            }
        } },
        new("N1.token", "a preflight needs a token") { Instead = a => a.Method == "OPTIONS" ? new Reply(401) : null },
    ];

    private static Fault Forgotten(string check, string name) => new(check, name) { Forgets = check };
}
