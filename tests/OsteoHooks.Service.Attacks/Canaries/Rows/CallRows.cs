using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Canaries.Rows;

/// <summary>
/// A canary in everything of a call that is not its body: headers, address, token; in feedback; and in what a FHIR server answers.
/// </summary>
internal static class CallRows
{
    private static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "User-Agent", "Referer", "Origin", "Cookie", "From", "X-Forwarded-For", "X-Forwarded-Host",
            "X-Forwarded-Proto", "X-Real-IP", "X-Request-Id", "X-Correlation-Id", "Forwarded", "Via",
        "If-None-Match", "If-Match", "Range", "Expect-CT", "Proxy-Authorization", "traceparent", "tracestate", "baggage", "Request-Id",
            "Correlation-Context", "X-HTTP-Method-Override", "Access-Control-Request-Headers",
    ];

    private static readonly string[] Claims =
        ["sub", "name", "patient", "tenant", "jti", "iss", "aud", "exp", "iat", "nbf", "fhirContext", "scope"];

    private static readonly string[] TokenHeaders = ["alg", "kid", "typ", "jku", "cty", "x5t", "unknown"];

    public static IEnumerable<CanaryRow> All => OfHeaders().Concat(OfAddress()).Concat(OfTokens()).Concat(OfFeedback()).Concat(OfAnswers());

    private static IEnumerable<CanaryRow> OfHeaders()
    {
        foreach (var header in Headers)
        {
            yield return new("headers", header, async (world, canary) =>
            {
                var value = header switch
                {
                    "traceparent" => $"00-{canary}-00f067aa0ba902b7-01",
                    "tracestate" or "baggage" or "Correlation-Context" => $"vendor={canary}",
                    "Request-Id" => $"|{canary}.1.",
                    _ => canary,
                };
                await Everywhere(world, r => r.Headers.TryAddWithoutValidation(header, value));
            });
        }

        yield return new("headers", "tracestate beside a good traceparent", (world, canary) => Everywhere(world, r =>
        {
            r.Headers.TryAddWithoutValidation("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            r.Headers.TryAddWithoutValidation("tracestate", $"vendor={canary}");
            r.Headers.TryAddWithoutValidation("baggage", $"user={canary}");
        }));
        yield return new("headers", "the name of a header", (world, canary) =>
            Everywhere(world, r => r.Headers.TryAddWithoutValidation(canary, canary)));
        yield return new("headers", "Host", (world, canary) => Everywhere(world, r => r.Headers.Host = canary + ".example"));
        yield return new("headers", "Content-Type", (world, canary) =>
            world.Send(HttpMethod.Post, CanaryWorld.Service, HookBody.Content("{}", $"application/{canary}")));
        yield return new("headers", "Content-Encoding", (world, canary) =>
        {
            var content = HookBody.Content("{}");
            content.Headers.TryAddWithoutValidation("Content-Encoding", canary);
            return world.Send(HttpMethod.Post, CanaryWorld.Service, content);
        });
    }

    private static IEnumerable<CanaryRow> OfAddress()
    {
        const string Name = "path and query";
        yield return new(Name, "the query of discovery", (world, canary) => world.Send(HttpMethod.Get, "/cds-services?patient=" + canary));
        yield return new(Name, "the query of a service", (world, canary) =>
            world.Send(HttpMethod.Post, $"{CanaryWorld.Service}?explain={canary}&{canary}=1", HookBody.Complete().Content()));
        yield return new(Name, "the id of a service", (world, canary) =>
            world.Send(HttpMethod.Post, "/cds-services/" + canary, HookBody.Complete().Content()));
        yield return new(Name, "a step below a service", (world, canary) =>
            world.Send(HttpMethod.Post, $"{CanaryWorld.Service}/{canary}", HookBody.Complete().Content()));
        yield return new(Name, "the feedback of no service", (world, canary) =>
            world.Send(HttpMethod.Post, $"/cds-services/{canary}/feedback", HookBody.Content("{\"feedback\":[]}")));
        yield return new(Name, "an address of nothing", (world, canary) => world.Send(HttpMethod.Get, "/" + canary));
        yield return new(Name, "behind health", (world, canary) => world.Send(HttpMethod.Get, "/health/" + canary));
        yield return new(Name, "a service, without a token", (world, canary) =>
            world.Send(HttpMethod.Post, "/cds-services/" + canary, null, r => r.Headers.TryAddWithoutValidation("Authorization", "none")));
        yield return new(Name, "in escapes", (world, canary) =>
            world.Send(HttpMethod.Post, "/cds-services/%2e%2e%2f" + canary, HookBody.Complete().Content()));
        yield return new(Name, "the method", (world, canary) => world.Send(new HttpMethod(canary.ToUpperInvariant()), "/cds-services"));
        yield return new(Name, "a line that is no request", async (world, canary) =>
        {
            foreach (var line in new[] { $"GET /{canary} HTTP/9.9", $"{canary}", $"GET {canary} HTTP/1.1", $"GET /\0{canary} HTTP/1.1" })
            {
                using var raw = await RawConnection.To(world.Host.Address);
                await raw.Send($"{line}\r\nHost: {canary}\r\nX {canary}: y\r\nConnection: close\r\n\r\n");
                world.Surfaces.Note("refusal", await raw.Answer(TimeSpan.FromSeconds(5)));
            }
        });
    }

    private static IEnumerable<CanaryRow> OfTokens()
    {
        foreach (var claim in Claims)
        {
            yield return Token("claim " + claim, (t, c) => t.With(claim, c));
        }

        foreach (var member in TokenHeaders)
        {
            yield return Token("header " + member, (t, c) => t.WithHeader(member, c));
        }

        yield return Authorization("Basic", c => "Basic " + c);
        yield return Authorization("a text that is no token", c => "Bearer " + c);
        yield return Authorization("no scheme", c => c);
        yield return Authorization("a signature", c => $"Bearer {TestToken.Part("{}")}.{TestToken.Part("{}")}.{c}");
        yield return Authorization("claims that are no JSON", c => $"Bearer {TestToken.Part("{}")}.{TestToken.Part(c)}.AAAA");
        yield return new("token", "a kid that has the keys read again", async (world, canary) =>
        {
            using var key = TestKey.Ec("published");
            world.Server.On("jwks", TestKey.Jwks(key));
            await WithKey(world, key, canary);
        });
    }

    private static IEnumerable<CanaryRow> OfFeedback()
    {
        yield return Feedback("a comment", (f, c) => f["overrideReason"]!["userComment"] = c);
        yield return Feedback("a code", (f, c) => f["overrideReason"]!["reason"]!["code"] = c);
        yield return Feedback("a code's system", (f, c) => f["overrideReason"]!["reason"]!["system"] = c);
        yield return Feedback("a code's display", (f, c) => f["overrideReason"]!["reason"]!["display"] = c);
        yield return Feedback("the card", (f, c) => f["card"] = c);
        yield return Feedback("the outcome", (f, c) => f["outcome"] = c);
        yield return Feedback("the time", (f, c) => f["outcomeTimestamp"] = c);
        yield return Feedback(
            "a suggestion", (f, c) =>
            (f["outcome"], f["acceptedSuggestions"]) = ("accepted", new JsonArray(new JsonObject { ["id"] = c })));
        yield return Feedback("a member nobody asked for", (f, c) => f[c] = c);
        yield return Feedback("the reason as text", (f, c) => f["overrideReason"] = c);
        yield return new("feedback", "a body that is no JSON", (world, canary) =>
            world.PostText($"{{\"feedback\":[{canary}", CanaryWorld.Service + "/feedback"));
    }

    private static IEnumerable<CanaryRow> OfAnswers()
    {
        foreach (var status in new[] { 200, 201, 302, 400, 401, 403, 404, 429, 500, 503 })
        {
            yield return Answer($"{status}: body, reason and headers", async (context, canary) =>
            {
                context.Response.StatusCode = status;
                context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = canary;
                foreach (var header in new[] { "Location", "WWW-Authenticate", "Set-Cookie", "Link", "ETag", "Server", "X-Request-Id",
                    canary })
                {
                    context.Response.Headers[header] = canary;
                }

                await context.Response.WriteAsync(
                    $"{{\"resourceType\":\"OperationOutcome\",\"issue\":[{{\"diagnostics\":\"{canary}\"}}]}}");
            });
        }

        yield return Answer("no JSON", (context, canary) => context.Response.WriteAsync($"<html>{canary}"));
        yield return Answer(
            "JSON cut short", (context, canary) => context.Response.WriteAsync($"{{\"resourceType\":\"Bundle\",\"id\":\"{canary}"));
        yield return Answer("a connection cut short", async (context, canary) =>
        {
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync(canary);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        yield return Answer("an encoding", async (context, canary) =>
        {
            context.Response.Headers.ContentEncoding = canary;
            await context.Response.WriteAsync("{}");
        });
        yield return Answer(
            "another patient", (context, canary) => FhirServer.Write(context, Resources.Bundle(Resources.Anastrozole(canary))));
        yield return Answer(
            "a next page", (context, canary) =>
            FhirServer.Write(context, Resources.Page($"MedicationRequest?page={canary}", Resources.Anastrozole())));
        yield return Answer(
            "a next page elsewhere", (context, canary) =>
            FhirServer.Write(context, Resources.Page($"https://{canary}.example/", Resources.Anastrozole())));
        yield return Answer(
            "a reference", (context, canary) => FhirServer.Write(context, Resources.Bundle(Resources.RequestByReference(canary))));
        yield return Answer("a code and its system", (context, canary) =>
        {
            var request = Resources.Anastrozole();
            request["medicationCodeableConcept"] =
                JsonNode.Parse(
                    $$"""{"text":"{{canary}}","coding":[{"system":"https://{{canary}}","code":"{{canary}}","display":"{{canary}}"}]}""");
            return FhirServer.Write(context, Resources.Bundle(request));
        });
        foreach (var (name, body) in new (
            string, Func<string, string>)[] { ("no JSON", c => c), ("a kid", c => $$"""{"keys":[{"kty":"EC","kid":"{{c}}"}]}"""),
            ("a key that is none", c => $$"""{"keys":[{"kty":"{{c}}","kid":"a","n":"{{c}}"}]}"""),
            ("a text of keys", c => $$"""{"keys":"{{c}}"}""") })
        {
            yield return new("FHIR answers", "keys: " + name, async (world, canary) =>
            {
                using var key = TestKey.Ec("published");
                world.Server.On("jwks", context => context.Response.WriteAsync(body(canary)));
                await WithKey(world, key, "unknown");
            });
        }
    }

    // Discovery, a call, and an address of nothing: answered and refused.
    private static async Task Everywhere(CanaryWorld world, Action<HttpRequestMessage> bend)
    {
        await world.Send(HttpMethod.Get, "/cds-services", bend: bend);
        await world.Send(HttpMethod.Post, CanaryWorld.Service, Calls.Anastrozole().On(world.Server.Base).Without("conditions").Content(),
            bend);
        await world.Send(HttpMethod.Post, "/cds-services/none", HookBody.Complete().Content(), bend);
    }

    private static CanaryRow Token(string name, Action<TestToken, string> bend) => new("token", name, (world, canary) =>
    {
        var token = world.Host.Token(CanaryWorld.Service);
        bend(token, canary);
        return world.Send(HttpMethod.Post, CanaryWorld.Service, HookBody.Complete().Content(), r =>
            r.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}"));
    });

    private static CanaryRow Authorization(string name, Func<string, string> header) => new("token", name, (world, canary) =>
        world.Send(HttpMethod.Post, CanaryWorld.Service, HookBody.Complete().Content(), r =>
            r.Headers.TryAddWithoutValidation("Authorization", header(canary))));

    private static async Task WithKey(CanaryWorld world, TestKey key, string kid)
    {
        var token = TestToken.For(key, TrustedService.PublicBase + CanaryWorld.Service, CanaryWorld.FetchedIssuer).WithHeader("kid", kid);
        await world.Send(HttpMethod.Post, CanaryWorld.Service, HookBody.Complete().Content(), r =>
            r.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}"));
    }

    private static CanaryRow Feedback(string name, Action<JsonObject, string> bend) => new("feedback", name, async (world, canary) =>
    {
        var item = JsonNode.Parse(
            """{"outcome":"overridden","outcomeTimestamp":"2026-11-23T11:00:00Z","overrideReason":{"reason":{"code":"x","system":"https://x.example"},"userComment":"so it was"}}""")!
            .AsObject();
        item["card"] = await world.Card();
        bend(item, canary);
        await world.Post(new JsonObject { ["feedback"] = new JsonArray(item) }, CanaryWorld.Service + "/feedback");
    });

    private static CanaryRow Answer(string name, Func<HttpContext, string, Task> answer) =>
        new("FHIR answers", name, async (world, canary) =>
    {
        world.Server.Forget();
        world.Server.On("MedicationRequest", context => answer(context, canary));
        await world.Post(HookBody.Complete().Without("medicationRequests").On(world.Server.Base).Json);
        world.Server.On("Patient/p1", context => answer(context, canary));
        await world.Post(HookBody.Complete().Without("patient").On(world.Server.Base).Json);
        world.Server.Forget();
    });
}
