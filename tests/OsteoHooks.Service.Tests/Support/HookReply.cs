using System.Net;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>An answer as a client sees it.</summary>
internal sealed class HookReply
{
    public required HttpStatusCode Status { get; init; }

    public required HttpResponseMessage Response { get; init; }

    public required JsonObject Json { get; init; }

    public string[] Cards => [.. Json["cards"]!.AsArray().Select(card => (string)card!["source"]!["topic"]!["code"]!)];

    public string[] Findings =>
        [.. Json["extension"]?["org.osteohooks"]?["findings"]?.AsArray().Select(f => $"{f!["card"]} {f["outcome"]}") ?? []];

    /// <summary>Resource types that some finding misses.</summary>
    public string[] Missing =>
        [.. (Json["extension"]?["org.osteohooks"]?["findings"]?.AsArray() ?? [])
        .SelectMany(f => f!["missing"]?.AsArray().Select(m => (string)m!) ?? []).Distinct().Order(StringComparer.Ordinal)];

    public static async Task<HookReply> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new() { Status = response.StatusCode, Response = response, Json = JsonNode.Parse(text)!.AsObject() };
    }

    public static async Task<HookReply> To(HttpClient http, HookBody body, string service = "se-vgr-patient-view")
    {
        using var content = body.Content();
        var reply = await Of(await http.PostAsync(new Uri("/cds-services/" + service, UriKind.Relative), content));
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Json.ToJsonString());
        return reply;
    }

    /// <summary>What holds for every refusal.</summary>
    public static async Task<JsonObject> Refused(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/fhir+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var outcome = JsonNode.Parse(text)!.AsObject();
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        var issue = Assert.Single(outcome["issue"]!.AsArray())!.AsObject();
        Assert.Equal("error", (string?)issue["severity"]);
        Assert.NotEmpty((string)issue["code"]!);
        Assert.NotEmpty((string)issue["diagnostics"]!);
        return issue;
    }
}
