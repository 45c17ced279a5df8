using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
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
