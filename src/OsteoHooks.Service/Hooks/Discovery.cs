using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OsteoHooks.Service.Hooks;

/// <summary>The answer of <c>GET /cds-services</c> (CDS Hooks 2.0.1, Discovery). It changes only with the content, so it is written once.</summary>
internal sealed class Discovery
{
    // Templates hold & and |, which need no escape outside of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlyMemory<byte> answer;
    private readonly string tag;

    public Discovery(ServiceList services)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(services.All, body);
        answer = body.WrittenMemory;
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Span).AsSpan(0, 12))}\"";
    }

    public async Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "max-age=60";
        if (context.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(tag, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        await response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static void Write(IReadOnlyList<ClinicService> services, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("services"u8);
        foreach (var service in services)
        {
            Write(service, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ClinicService service, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("hook"u8, service.Hook);
        json.WriteString("title"u8, service.Title);
        json.WriteString("description"u8, service.Description);
        json.WriteString("id"u8, service.Id);
        if (service.Prefetch.Count > 0)
        {
            json.WriteStartObject("prefetch"u8);
            foreach (var template in service.Prefetch)
            {
                json.WriteString(template.Key, template.Template);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
