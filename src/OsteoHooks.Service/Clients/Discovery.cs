using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OsteoHooks.Service.Clients;

/// <summary>
/// The answer of <c>GET /cds-services</c> to one client (CDS Hooks 2.0.1, Discovery). It changes only with content and configuration, so it
/// is written once.
/// </summary>
internal sealed class Discovery
{
    private const string Requirements =
        "Needs FHIR R4: the Patient by prefetch or from fhirServer; other data that is not to be had is named as missing, never taken for "
            + "absent. No card is no all-clear.";

    // Templates hold & and |, which need no escape outside of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlyMemory<byte> _answer;
    private readonly string _tag;

    /// <param name="spec">3.0 adds the specification's version and the hook's to each service.</param>
    public Discovery(ServiceList services, SpecVersion spec)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(services.All, spec, body);
        _answer = body.WrittenMemory;
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(_answer.Span).AsSpan(0, 12))}\"";
    }

    public async Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = _tag;
        // Clients see different services at one address.
        response.Headers.CacheControl = "private, max-age=60";
        response.Headers.Append("Vary", "Authorization");
        if (context.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(_tag, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = _answer.Length;
        await response.Body.WriteAsync(_answer, context.RequestAborted);
    }

    /// <summary>As the hook library publishes them (CDS Hooks Library 1.0.1).</summary>
    public static string HookVersion(string hook) => hook == "order-sign" ? "1.1" : "1.0";

    private static void Write(IEnumerable<ClinicService> services, SpecVersion spec, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("services"u8);
        foreach (var service in services)
        {
            Write(service, spec, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ClinicService service, SpecVersion spec, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("hook"u8, service.Hook);
        json.WriteString("title"u8, service.Title);
        json.WriteString("description"u8, service.Description);
        json.WriteString("id"u8, service.Id);
        json.WriteString("usageRequirements"u8, Requirements);
        if (spec == SpecVersion.V3)
        {
            json.WriteString("version"u8, "3.0.0"u8);
            json.WriteString("hookVersion"u8, HookVersion(service.Hook));
        }

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
