using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>A request as the small service reads it.</summary>
internal sealed class Asked
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    private Asked(HttpRequest request, byte[] body)
    {
        (Method, Path, Body) = (request.Method, request.Path.Value!, body);
        Headers = request.Headers;
        ContentType = request.ContentType ?? "";
        Url = $"{request.Scheme}://{request.Host}{request.Path.Value!.TrimEnd('/')}";
        Root = $"{request.Scheme}://{request.Host}";
        try
        {
            Json = JsonNode.Parse(body, documentOptions: Depth);
        }
        catch (JsonException)
        {
            IsBroken = true;
        }
    }

    public string Method { get; }

    public string Path { get; }

    public string Root { get; }

    public string Url { get; }

    public byte[] Body { get; }

    public string Text => Encoding.UTF8.GetString(Body);

    public IHeaderDictionary Headers { get; }

    public string ContentType { get; set; }

    public JsonNode? Json { get; set; }

    public bool IsBroken { get; }

    /// <summary>The body where it is an object.</summary>
    public JsonObject? Call => Json as JsonObject;

    public JsonObject? Context => Call?["context"] as JsonObject;

    public JsonObject? Prefetch => Call?["prefetch"] as JsonObject;

    public bool IsDiscovery => Path.TrimEnd('/') == "/cds-services";

    public bool IsFeedback => Path.EndsWith("/feedback", StringComparison.Ordinal);

    public bool IsCall => Method == "POST" && !IsFeedback;

    public static async Task<Asked> Read(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return new Asked(request, body.ToArray());
    }
}

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
