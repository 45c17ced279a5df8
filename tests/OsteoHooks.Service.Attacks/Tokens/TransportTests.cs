using System.Text;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>
/// Good tokens where no token belongs, and paths that might be asked for without one. What stands before both is the question itself; a
/// service without clients does not ask, and answers.
/// </summary>
[Collection(TokenWorlds.Collection)]
public sealed class TransportTests(TokenWorlds worlds, RunningService open)
{
    private static readonly (string Name, string Rule, Func<string, string> Lines)[] Places =
    [
        ("nowhere", "absent", _ => ""),
        ("without a scheme", "scheme", t => $"Authorization: {t}\r\n"),
        ("Basic", "scheme", t => $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes("bearer:" + t))}\r\n"),
        ("Token", "scheme", t => $"Authorization: Token {t}\r\n"),
        ("DPoP", "scheme", t => $"Authorization: DPoP {t}\r\n"),
        ("Bearer and a tab", "scheme", t => $"Authorization: bearer\t{t}\r\n"),
        ("Bearer and nothing between", "scheme", t => $"Authorization: Bearer{t}\r\n"),
        ("Bearer and a colon", "scheme", t => $"Authorization: Bearer:{t}\r\n"),
        ("Bearer alone", "scheme", _ => "Authorization: Bearer\r\n"),
        ("an empty header", "absent", _ => "Authorization: \r\n"),
        ("twice", "scheme", t => $"Authorization: Bearer {t}\r\nAuthorization: Bearer {t}\r\n"),
        ("twice, once empty", "scheme", t => $"Authorization: Bearer {t}\r\nAuthorization: \r\n"),
        ("behind Basic", "scheme", t => $"Authorization: Basic YTpi\r\nAuthorization: Bearer {t}\r\n"),
        ("twice in one line", "form", t => $"Authorization: Bearer {t}, Bearer {t}\r\n"),
        ("for a proxy", "absent", t => $"Proxy-Authorization: Bearer {t}\r\n"),
        ("as forwarded", "absent", t => $"X-Forwarded-Authorization: Bearer {t}\r\nX-Original-Authorization: Bearer {t}\r\n"),
        ("as others name it", "absent", t => $"X-Access-Token: {t}\r\nX-Amzn-Oidc-Data: {t}\r\nX-Api-Key: {t}\r\n"),
        ("in a cookie", "absent", t => $"Cookie: access_token={t}; Authorization=Bearer {t}\r\n"),
        ("as a user of the host", "absent", _ =>
            "X-Forwarded-User: admin\r\nX-Remote-User: admin\r\nX-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\n"),
    ];

    private static readonly (string Name, Func<string, string> Path)[] InThePath =
    [
        ("access_token in the query", t => "?access_token=" + t),
        ("Authorization in the query", t => "?Authorization=Bearer%20" + t),
        ("token in the query", t => "?token=" + t),
        ("jwt in the query", t => "?jwt=" + t),
    ];

    private static readonly (string Method, string Target, string Lines)[] WaysAround =
    [
        ("GET", "/CDS-SERVICES", ""), ("GET", "/cds-services/", ""), ("GET", "//cds-services", ""), ("GET", "/./cds-services", ""),
            ("GET", "/health/../cds-services", ""),
        ("GET", "/%63ds-services", ""), ("GET", "/cds%2dservices", ""), ("GET", "/%2e/cds-services", ""), ("GET", "/cds-services%2f", ""),
            ("GET", "/cds-services%00", ""),
        ("GET", "/cds-services;a=b", ""), ("GET", "/cds-services.json", ""), ("GET", "/cds-services?x=/health", ""),
            ("GET", "/cds-services#/health", ""), ("GET", "http://localhost/cds-services", ""),
        ("HEAD", "/cds-services", ""), ("POST", "/cds-services", ""),
            ("GET", "/health/live", "X-Original-URL: /cds-services\r\nX-Rewrite-URL: /cds-services\r\n"),
        ("OPTIONS", "/cds-services", ""), ("OPTIONS", "/cds-services", "X-HTTP-Method-Override: GET\r\n"),
            ("GET", "/cds-services", "X-Original-URL: /health/live\r\n"),
        ("POST", "/cds-services/se-vgr-patient-view/", ""), ("POST", "/cds-services//se-vgr-patient-view", ""),
            ("POST", "/cds-services/./se-vgr-patient-view", ""),
        ("POST", "/CDS-Services/se-vgr-patient-view", ""), ("POST", "/cds-services%2Fse-vgr-patient-view", ""),
            ("POST", "/cds-services\\se-vgr-patient-view", ""),
        ("POST", "/ehr/bone/", ""), ("POST", "/EHR/bone", ""), ("POST", "/ehr//bone", ""), ("POST", "/ehr%2fbone", ""),
            ("POST", "/ehr/bone/feedback/", ""),
    ];

    [Fact]
    public async Task A_good_token_where_none_belongs_is_a_bare_401()
    {
        var contacted = worlds.Closed.Host.Outside.Contacted.Count;
        var faults = new List<string>();
        var tried = 0;
        foreach (var path in TokenWorld.Positions)
        {
            foreach (var (name, rule, lines) in Places)
            {
                tried++;
                faults.AddRange((await Fault(path, "", rule, lines)).Select(f => $"{name} at {path}: {f}"));
            }

            foreach (var (name, query) in InThePath)
            {
                tried++;
                faults.AddRange((await Fault(path, query(Token(path)), "absent", _ => "")).Select(f => $"{name} at {path}: {f}"));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"transport: {Places.Length + InThePath.Length} rows, {tried} tried, {tried - faults.Count} refused");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(contacted, worlds.Closed.Host.Outside.Contacted.Count);
    }

    [Fact]
    public async Task No_spelling_of_a_path_is_answered_without_a_token()
    {
        var faults = new List<string>();
        foreach (var (method, target, lines) in WaysAround)
        {
            var answer = await Ask(worlds.Closed.Host.Address, method, target, lines);
            var isDenied = new[] { "400", "401", "404", "405" }.Any(s => answer.StartsWith($"HTTP/1.1 {s}", StringComparison.Ordinal));
            var isHarmless = target.StartsWith("/health/live", StringComparison.Ordinal)
                && !answer.Contains("services", StringComparison.Ordinal);
            if ((!isDenied && !isHarmless) || answer.Contains("\"cards\"", StringComparison.Ordinal)
                || answer.Contains("\"services\"", StringComparison.Ordinal))
            {
                faults.Add($"{method} {target}: {answer}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"ways around: {WaysAround.Length} tried, {WaysAround.Length - faults.Count} denied");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_service_that_asks_nobody_answers_both()
    {
        var (places, ways) = (0, 0);
        foreach (var (_, _, lines) in Places)
        {
            places += IsAnswered(await Ask(open.Address, "GET", "/cds-services", lines(Token("/cds-services")))) ? 1 : 0;
        }

        foreach (var (method, target, lines) in WaysAround)
        {
            ways += IsAnswered(await Ask(open.Address, method, target, lines)) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"without clients: {places} of {Places.Length} places, {ways} of {WaysAround.Length} ways around");
        Assert.True(places > 0);
        Assert.True(ways > 0);
    }

    private static bool IsAnswered(string answer) =>
        answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && answer.Contains("\"services\"", StringComparison.Ordinal);

    private string Token(string path) => new TokenMaker(worlds.Closed, path).Good().ToString();

    private async Task<List<string>> Fault(string path, string query, string rule, Func<string, string> lines)
    {
        var log = worlds.Closed.Host.Log;
        var before = log.All.Count;
        var token = Token(path);
        var answer = await Ask(worlds.Closed.Host.Address, path == TokenWorld.Positions[0] ? "GET" : "POST", path + query, lines(token));
        var faults = new List<string>();
        if (!answer.StartsWith("HTTP/1.1 401", StringComparison.Ordinal) || !answer.EndsWith("\r\n\r\n", StringComparison.Ordinal)
            || !answer.Contains("WWW-Authenticate: Bearer\r\n", StringComparison.Ordinal))
        {
            faults.Add(answer);
        }

        var logged = log.All.Skip(before).ToList();
        if (!logged.Exists(l => l.StartsWith($"A token was refused: {rule} (unknown)", StringComparison.Ordinal))
            || logged.Exists(l => l.Contains(token[..20], StringComparison.Ordinal)))
        {
            faults.Add(string.Join("; ", logged));
        }

        return faults;
    }

    private static async Task<string> Ask(Uri address, string method, string target, string lines)
    {
        using var raw = await RawConnection.To(address);
        var body = method == "POST" ? Encoding.UTF8.GetString(HookBody.Complete().Bytes()) : "";
        var framing = method == "POST" ? $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n" : "";
        await raw.Send($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}{framing}\r\n{body}");
        return await raw.Answer(TimeSpan.FromSeconds(10));
    }
}
