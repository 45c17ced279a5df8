using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>The body of a patient-view call, complete unless a test takes something away.</summary>
internal sealed class HookBody
{
    private static readonly string[] Keys =
    [
        "medicationRequests", "medicationStatements", "medicationAdministrations", "medicationDispenses", "conditions", "observations",
        "diagnosticReports", "procedures", "serviceRequests", "imagingStudies", "appointments",
    ];

    public JsonObject Json { get; } = JsonNode.Parse("""
        {"hook":"patient-view","hookInstance":"0e5a6c51-6f0f-4b0e-9d3c-1a4f5f0a7c11","context":{"userId":"Practitioner/dr1","patientId":"p1"}}
        """)!.AsObject();

    public static HookBody Complete()
    {
        var prefetch = new JsonObject { ["patient"] = Resources.Patient() };
        foreach (var key in Keys)
        {
            prefetch[key] = null;
        }

        return new HookBody { Json = { ["prefetch"] = prefetch } };
    }

    public HookBody With(string key, JsonNode? value)
    {
        Json["prefetch"]![key] = value;
        return this;
    }

    public HookBody Without(string key)
    {
        Json["prefetch"]!.AsObject().Remove(key);
        return this;
    }

    public HookBody On(string fhirServer, string? token = FhirServer.Token)
    {
        Json["fhirServer"] = fhirServer;
        if (token is not null)
        {
            Json["fhirAuthorization"] =
                new JsonObject { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = 300, ["scope"] = "patient/*.rs",
                ["subject"] = "osteohooks" };
        }

        return this;
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(Json.ToJsonString());

    public HttpContent Content() => Content(Bytes(), "application/json");

    public static HttpContent Content(string body, string? type = "application/json") => Content(Encoding.UTF8.GetBytes(body), type);

    private static ByteArrayContent Content(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
