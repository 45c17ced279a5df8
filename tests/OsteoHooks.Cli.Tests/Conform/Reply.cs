using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>An answer before it is sent.</summary>
internal sealed class Reply(int status, JsonNode? json = null)
{
    public int Status { get; set; } = status;

    public JsonNode? Json { get; set; } = json;

    /// <summary>Sent instead of the JSON.</summary>
    public string? Text { get; set; }

    /// <summary>Sent in front of it.</summary>
    public string Prefix { get; set; } = "";

    public string ContentType { get; set; } = "application/json";

    public bool Aborts { get; set; }

    public Dictionary<string, string> Headers { get; } = [];

    public bool IsCards => Status == 200 && Json is JsonObject o && o.ContainsKey("cards");

    public static Reply Outcome(int status, string diagnostics = "refused") => new(status, JsonNode.Parse($$"""
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":{{JsonSerializer.Serialize(diagnostics)}}}]}
        """));

    public async Task Send(HttpResponse response)
    {
        if (Aborts)
        {
            response.HttpContext.Abort();
            return;
        }

        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        var text = Text ?? Json?.ToJsonString();
        if (text is not null && Status is not (204 or 304))
        {
            response.ContentType = ContentType;
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Prefix + text));
        }
    }
}
