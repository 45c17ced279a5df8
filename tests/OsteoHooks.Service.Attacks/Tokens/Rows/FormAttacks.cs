using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens.Rows;

/// <summary>Genuine signatures over bytes that two readers may read differently.</summary>
internal static class FormAttacks
{
    public static readonly TokenClass Json = new("JSON form", ["members once"],
    [
        Header("alg twice, none last", "members once", (h, _) => Add(h, "\"alg\":\"none\"")),
        Header("alg twice, none first", "members once", (h, _) => Before(h, "\"alg\":\"none\"")),
        Header("alg twice, once in escapes", "members once", (h, _) => Add(h, "\"\\u0061lg\":\"none\"")),
        Header("kid twice", "members once", (h, m) => Add(h, $"\"kid\":\"{m.Keys.Other.Kid}\"")),
        Claims("iss twice", "members once", (c, _) => Add(c, $"\"iss\":\"{TokenWorld.OtherIssuer}\"")),
        Claims("iss twice, the attacker's first", "issuer", (c, _) => Before(c, "\"iss\":\"https://evil.example\"")),
        Claims("aud twice, the right one last", "members once", (c, m) => Before(c, $"\"aud\":\"{m.OtherAudience}\"")),
        Claims("aud twice, the right one first", "members once", (c, m) => Add(c, $"\"aud\":\"{m.OtherAudience}\"")),
        Claims("exp twice", "members once", (c, m) => Add(c, $"\"exp\":{m.Now + 1_000_000}")),
        Claims("jti twice", "members once", (c, _) => Add(c, "\"jti\":\"another\"")),
        Claims("jti twice, once in escapes", "members once", (c, _) => Add(c, "\"jt\\u0069\":\"another\"")),
        Claims("a member of no meaning twice", "members once", (c, _) => Add(c, "\"x\":1,\"x\":2")),
        Claims("another object behind", "form", (c, _) => c + "{}"),
        Header("another object behind the header", "form", (h, _) => h + "{}"),
        Claims("a comma behind", "form", (c, _) => c[..^1] + ",}"),
        Claims("a byte order mark", "form", (c, _) => "\ufeff" + c),
        Header("a byte order mark before the header", "form", (h, _) => "\ufeff" + h),
        Claims("a comment", "form", (c, _) => "/**/" + c),
        Claims("a comment to the line's end", "form", (c, _) => c + "//"),
        Claims("a list of claims", "form", (c, _) => $"[{c}]"),
        Header("a list of headers", "form", (h, _) => $"[{h}]"),
        Claims("text", "form", (c, _) => JsonValue.Create(c).ToJsonString()),
        Claims("null", "form", (_, _) => "null"),
        Claims("single quotes", "form", (c, _) => c.Replace('"', '\'')),
        Claims("no quotes", "form", (c, _) => c.Replace("\"iss\"", "iss", StringComparison.Ordinal)),
        Claims("a number with a zero before it", "form", (c, _) => Add(c, "\"x\":0123")),
        Claims("not a number", "form", (c, _) => Add(c, "\"x\":NaN")),
        Claims("half a surrogate", "form", (c, _) => Add(c, "\"x\":\"\\ud800\"")),
        Claims("a NUL behind", "form", (c, _) => c + "\0"),
        Claims("cut short", "form", (c, _) => c[..^1]),
        Claims("nine deep", "form", (c, _) => Add(c, $"\"x\":{new string('[', 9)}{new string(']', 9)}")),
        Claims("a thousand deep", "form", (c, _) => Add(c, $"\"x\":{new string('[', 1_000)}{new string(']', 1_000)}")),
        Claims("opened a thousand times and never closed", "form", (c, _) => Add(c, $"\"x\":{new string('[', 1_000)}")),
        new("bytes that are no UTF-8", "form", m =>
            ForgedToken.Bytes(m.Keys.Ec, Utf8(m.Good().Header.ToJsonString()),
            [.. Utf8(m.Good().Claims.ToJsonString()[..^1] + ",\"x\":\""), 0xC3, 0x28, .. "\"}"u8])),
        new("UTF-16", "form", m =>
            ForgedToken.Bytes(m.Keys.Ec, Utf8(m.Good().Header.ToJsonString()), Encoding.Unicode.GetBytes(m.Good().Claims.ToJsonString()))),
    ]);

    public static readonly TokenClass Compact = new("compact form", [],
    [
        Part("one part", t => t.Split('.')[0]),
        Part("two parts", t => t[..t.LastIndexOf('.')]),
        Part("four parts", t => t + "." + t.Split('.')[2]),
        Part("five parts", t => t + ".AAAA.AAAA"),
        Part("five parts that say to be encrypted", _ => TestToken.Part("""{"alg":"dir","enc":"A256GCM"}""") + "..AAAA.AAAA.AAAA"),
        Part("a dot before", t => "." + t),
        Part("a dot behind", t => t + "."),
        Part("no header", t => t[t.IndexOf('.', StringComparison.Ordinal)..]),
        Part("no claims", t => $"{t.Split('.')[0]}..{t.Split('.')[2]}"),
        Part("no signature", t => t[..(t.LastIndexOf('.') + 1)]),
        new("no signature, as alg none has it", "form", m =>
            ForgedToken.Changed(m.Good().WithHeader("alg", "none"), t => t[..(t.LastIndexOf('.') + 1)])),
        new("padding behind the signature", "form", m => ForgedToken.Changed(m.Good(m.Keys.Rsa), t => t + "==")),
        new("padding behind the claims", "form", m => Padded(m.Good())),
        new("the alphabet with + and /", "form", m => ForgedToken.Changed(m.Good(m.Keys.Rsa), Standard)),
        new("bits behind the last byte", "form", m => ForgedToken.Changed(m.Good(m.Keys.Rsa), t => t[..^1] + (char)(t[^1] + 1))),
        Part("a blank in the claims", t => t.Insert(t.IndexOf('.', StringComparison.Ordinal) + 5, " ")),
        Part("a tab in the signature", t => t.Insert(t.Length - 5, "\t")),
        Part("a blank before the last dot", t => t.Insert(t.LastIndexOf('.'), " ")),
        Part("quotes", t => $"\"{t}\""),
        Part("two tokens and a comma", t => $"{t},{t}"),
        Part("two tokens and a blank", t => $"{t} {t}"),
        Part("a disclosure behind", t => t + "~WyJ4Il0~"),
        Part("escaped dots", t => t.Replace(".", "%2E", StringComparison.Ordinal)),
        Part("a star within", t => t.Insert(3, "*")),
        Part("JSON instead of the compact form", t =>
            $$"""{"protected":"{{t.Split('.')[0]}}","payload":"{{t.Split('.')[1]}}","signature":"{{t.Split('.')[2]}}"}"""),
        new("one character more than is read", "length", m => Long(m, (16 * 1024) + 1)),
        new("24 KiB", "length", m => Long(m, 24 * 1024)),
    ])
    {
        IsAboutSpelling = true,
    };

    private static BadToken Header(string name, string rule, Func<string, TokenMaker, string> bend) =>
        new(name, rule, m => ForgedToken.Text(m.Keys.Ec, bend(m.Good().Header.ToJsonString(), m), m.Good().Claims.ToJsonString()));

    private static BadToken Claims(string name, string rule, Func<string, TokenMaker, string> bend) =>
        new(name, rule, m => ForgedToken.Text(m.Keys.Ec, m.Good().Header.ToJsonString(), bend(m.Good().Claims.ToJsonString(), m)));

    private static BadToken Part(string name, Func<string, string> after) => new(name, "form", m => ForgedToken.Changed(m.Good(), after));

    private static string Add(string json, string members) => json[..^1] + "," + members + "}";

    private static string Before(string json, string members) => "{" + members + "," + json[1..];

    // Signed as it stands: only who forgives the padding gets as far as the signature, and finds it genuine.
    private static ForgedToken Padded(TestToken token)
    {
        while (TestToken.Part(token.Claims.ToJsonString()).Length % 4 == 0)
        {
            token.With("x", $"{token.Claims["x"]}x");
        }

        var claims = TestToken.Part(token.Claims.ToJsonString());
        var input = $"{TestToken.Part(token.Header.ToJsonString())}.{claims}{new string('=', 4 - (claims.Length % 4))}";
        return ForgedToken.Changed(token, _ => $"{input}.{TestKey.Text(token.Key.Sign(input))}");
    }

    // Almost every signature has one of the two characters.
    private static string Standard(string token)
    {
        var cut = token.LastIndexOf('.') + 1;
        var other = token[cut..].Replace('-', '+').Replace('_', '/');
        return token[..cut] + (other == token[cut..] ? "+" + other[1..] : other);
    }

    // The claim that makes up the length is of no meaning. Three of its characters are four of the token, so the last steps go one by one.
    private static ForgedToken Long(TokenMaker maker, int length)
    {
        var more = (length - maker.Good().With("x", "").ToString().Length) * 3 / 4;
        while (maker.Good().With("x", new string('x', more)).ToString().Length < length)
        {
            more++;
        }

        return ForgedToken.Literal(maker.Good().With("x", new string('x', more)));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
