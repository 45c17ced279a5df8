using System.Buffers;
using System.Text.Json;

namespace OsteoHooks.Service.Http;

/// <summary>An answer other than success: a FHIR OperationOutcome with one issue. It holds no value of the request's.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Sentence">What is wrong, for the integrator.</param>
/// <param name="Path">JSON path of the fault in the request, or null.</param>
internal sealed record Problem(int Status, string Sentence, string? Path = null)
{
    public const string ContentType = "application/fhir+json; charset=utf-8";

    /// <summary>Issue type, from FHIR's value set issue-type.</summary>
    public string Code => Status switch
    {
        401 => "login",
        403 => "forbidden",
        404 => "not-found",
        405 or 415 => "not-supported",
        408 => "timeout",
        412 => "required",
        413 => "too-long",
        422 => "business-rule",
        429 or 503 => "throttled",
        >= 500 => "exception",
        _ => "invalid",
    };

    /// <summary>For a status that nobody explained.</summary>
    public static Problem Of(int status) => new(status, status switch
    {
        404 => "There is nothing at this address.",
        405 => "This address does not answer this method; the header Allow lists those that it does.",
        431 => "The headers are too large.",
        503 => "Too many calls at this moment.",
        >= 500 => "The service failed. This says nothing about the patient.",
        _ => "The request cannot be answered.",
    });

    public async Task Write(HttpResponse response)
    {
        var body = new ArrayBufferWriter<byte>(256);
        Write(body);
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = body.WrittenCount;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = "en";
        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        await response.Body.WriteAsync(body.WrittenMemory, response.HttpContext.RequestAborted);
    }

    private void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "OperationOutcome"u8);
        json.WriteStartArray("issue"u8);
        json.WriteStartObject();
        json.WriteString("severity"u8, "error"u8);
        json.WriteString("code"u8, Code);
        json.WriteString("diagnostics"u8, Sentence);
        if (!string.IsNullOrEmpty(Path))
        {
            json.WriteStartArray("expression"u8);
            json.WriteStringValue(Path);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
