using System.Text.Encodings.Web;
using System.Text.Json;

namespace OsteoHooks.Cli.Evaluate;

/// <summary>A request that is not answered, as a FHIR OperationOutcome without patient data.</summary>
internal sealed record Refusal(int Status, string Sentence, string? Path)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>FHIR issue type, as the service answers the same status over HTTP.</summary>
    public string Code => Status switch
    {
        404 => "not-found",
        412 => "required",
        413 => "too-long",
        422 => "business-rule",
        _ => "invalid",
    };

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("resourceType", "OperationOutcome");
        json.WriteStartArray("issue");
        json.WriteStartObject();
        json.WriteString("severity", "error");
        json.WriteString("code", Code);
        json.WriteString("diagnostics", Sentence);
        if (!string.IsNullOrEmpty(Path))
        {
            json.WriteStartArray("expression");
            json.WriteStringValue(Path);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
