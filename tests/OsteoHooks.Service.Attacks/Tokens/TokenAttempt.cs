using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>Sends one token of the corpus and says what came of it.</summary>
internal static class TokenAttempt
{
    /// <returns>What is not as it should be of a refusal; empty when all is.</returns>
    public static async Task<List<string>> Refused(TokenWorld world, BadToken row, string path, TokenSpelling spelling)
    {
        var service = world.Host;
        var maker = new TokenMaker(world, path);
        var faults = new List<string>();
        if (row.Before is { } before)
        {
            using var earlier = await Send(service, row.BeforePath?.Invoke(maker) ?? path, before(maker).In(spelling));
            Require(earlier.StatusCode != HttpStatusCode.Unauthorized, "the token before it was refused", faults);
        }

        var token = row.Make(maker).In(spelling);
        var linesBefore = service.Log.All.Count;
        using var response = await Send(service, path, token);
        Require(response.StatusCode == HttpStatusCode.Unauthorized, $"{(int)response.StatusCode}", faults);
        Require((await response.Content.ReadAsByteArrayAsync()).Length == 0, "a body", faults);
        Require(response.Headers.WwwAuthenticate.ToString() == "Bearer", "another WWW-Authenticate", faults);
        Require(response.Headers.CacheControl?.NoStore == true, "it may be kept", faults);

        var lines = service.Log.All.Skip(linesBefore).ToList();
        Require(lines.Exists(l => l.StartsWith($"A token was refused: {row.Rule} (", StringComparison.Ordinal)),
            $"not {row.Rule} but {string.Join("; ", lines)}", faults);
        var pieces = token.Split(' ', '.', ',').Where(p => p.Length > 8).Append(maker.Jti).ToList();
        Require(!lines.Exists(l => pieces.Exists(p => l.Contains(p, StringComparison.Ordinal))), "the log holds a piece of the token",
            faults);

        if (row.Before is null && spelling == TokenSpelling.Plain && path == TokenWorld.Service)
        {
            using var good = await Send(service, path, maker.Good().ToString());
            Require(good.StatusCode == HttpStatusCode.OK, "it burned the jti of the good token", faults);
        }

        return faults;
    }

    public static async Task<bool> Accepted(TokenWorld world, BadToken row, string path)
    {
        var maker = new TokenMaker(world, path);
        if (row.Before is { } before)
        {
            using var earlier = await Send(world.Host, row.BeforePath?.Invoke(maker) ?? path, before(maker).In(TokenSpelling.Plain));
        }

        using var response = await Send(world.Host, path, row.Make(maker).In(TokenSpelling.Plain));
        return response.StatusCode == HttpStatusCode.OK;
    }

    private static Task<HttpResponseMessage> Send(TrustedService service, string path, string token) =>
        path == TokenWorld.Positions[0] ? service.Get(path, token) : service.Post(path, HookBody.Complete(), token);

    private static void Require(bool holds, string otherwise, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(otherwise);
        }
    }
}
