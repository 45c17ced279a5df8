using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using static OsteoHooks.Service.Attacks.Faults.FhirFault;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Faults of status and body.</summary>
internal static class AnswerFaults
{
    private const string Stranger = "somebody-else";

    private static readonly int[] Refusals = [201, 204, 206, 304, 400, 401, 403, 404, 406, 410, 422, 500, 501, 502, 504];

    private static readonly int[] Redirects = [301, 302, 303, 307, 308];

    public static IEnumerable<FhirFault> All =>
    [
        .. Refusals.Select(status =>
        Everywhere($"says {status} with an OperationOutcome", Left.Nothing, read =>
        read.Answer(status is 204 or 304 ? [] : Bytes(Resources.Outcome()), status))),
        Everywhere("says 429 and when to come again", Left.Nothing, read => read.Answer(Resources.Outcome(), 429, "Retry-After: 1")),
        Everywhere("says 503 and when to come again", Left.Nothing, read => read.Answer(Resources.Outcome(), 503, "Retry-After: 1")),
        Everywhere("says 500 over the right body", Left.Nothing, read => read.Answer(read.GoodBytes, 500)),
        Everywhere("says 401 and asks for another token", Left.Nothing, read =>
            read.Answer([], 401, "WWW-Authenticate: Bearer error=\"invalid_token\"")),
        .. Redirects.Select(
        status => Everywhere(
        $"says {status} and names another server", Left.Nothing, read =>
        read.Answer([], status, $"Location: {read.Elsewhere}/{read.Asked}"))),
        Everywhere("says 302 and names itself", Left.Nothing, read => read.Answer([], 302, $"Location: {read.Base}/{read.Asked}")),
        Everywhere("sends nothing", Left.Nothing, read => read.Answer([])),
        Everywhere("sends the first half of the JSON as if it were all", Left.Nothing, read =>
            read.Answer(read.GoodBytes[..(read.GoodBytes.Length / 2)])),
        Everywhere("sends all of the JSON but its last brace", Left.Nothing, read => read.Answer(read.GoodBytes[..^1])),
        Everywhere("sends something after the JSON", Left.Nothing, read => read.Answer([.. read.GoodBytes, .. "{}"u8])),
        Everywhere("sends a page of HTML", Left.Nothing, read =>
            read.Answer("<!DOCTYPE html><html><body>Log in</body></html>"u8.ToArray(), 200, "Content-Type: text/html")),
        Everywhere("sends XML", Left.Nothing, read =>
            read.Answer("<Bundle xmlns=\"http://hl7.org/fhir\"><total value=\"0\"/></Bundle>"u8.ToArray(), 200,
            "Content-Type: application/fhir+xml")),
        Everywhere("sends null", Left.Nothing, read => read.Answer("null"u8.ToArray())),
        Everywhere("sends an array", Left.Nothing, read => read.Answer("[]"u8.ToArray())),
        Everywhere("sends an empty object", Left.Nothing, read => read.Answer("{}"u8.ToArray())),
        Everywhere("sends an OperationOutcome with 200", Left.Nothing, read => read.Answer(Resources.Outcome())),
        Everywhere("sends a resource of another type", Left.Nothing, read => read.Answer(Other("Practitioner", read.PatientId))),
        Everywhere("sends UTF-16", Left.Nothing, read =>
            read.Answer(Encoding.Unicode.GetBytes(read.Good.ToJsonString()), 200, "Content-Type: application/fhir+json; charset=utf-16")),
        Everywhere("sends bytes that are no UTF-8", Left.Nothing, read =>
            read.Answer([.. read.GoodBytes[..^1], .. ",\"x\":\""u8, 0xe5, .. "\"}"u8])),
        Everywhere("sends a byte order mark first", Left.Everything, read => read.Answer([0xef, 0xbb, 0xbf, .. read.GoodBytes])),
        Everywhere("sends gzip that nobody asked for", Left.Nothing, read =>
            read.Answer(Packed(read.GoodBytes), 200, "Content-Type: application/fhir+json", "Content-Encoding: gzip")),
        Everywhere("says that it is plain text", Left.Everything, read => read.Answer(read.GoodBytes, 200, "Content-Type: text/plain")),
        Everywhere("says no type at all", Left.Everything, read => read.Answer(read.GoodBytes, 200, "Content-Type:")),
        Everywhere("states more than 32 MiB", Left.Nothing, read =>
            read.Send((byte[])[.. FaultyRead.Head(200, "Content-Type: application/fhir+json", "Content-Length: 34000000"),
            .. read.GoodBytes])),
        Everywhere("sends more than 32 MiB", Left.Nothing, Flood) with { IsHeavy = true },
        Everywhere("nests 10,000 levels", Left.Nothing, read =>
            read.Answer(Encoding.UTF8.GetBytes(
            read.Good.ToJsonString()[..^1] + ",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}"))),
        new("sends the Patient of another id", read => read.Answer(Resources.Patient(Stranger))) { Patient = Left.Nothing },
        new("sends a Patient without id", read =>
            read.Answer(new JsonObject { ["resourceType"] = "Patient", ["gender"] = "female", ["birthDate"] = "1950-01-01" })) { Patient =
            Left.Nothing },
        new("sends an empty Bundle", read => read.Answer(Resources.Bundle())) { Patient = Left.Nothing },
        new("sends a Bundle with the one Patient", read => read.Answer(Resources.Bundle(read.Good))) { Patient = Left.Everything },
        new("sends a Patient without id, under the right address", read =>
            read.Answer(Resources.Bundle(read.Good, new JsonObject { ["resourceType"] = "Patient", ["gender"] = "male" }))) { Patient =
            Left.Nothing },
        new("sends two Patients", read => read.Answer(Resources.Bundle(read.Good, Resources.Patient(Stranger)))) { Patient = Left.Nothing },
        new("sends a Medication of another id", read =>
            read.Answer(Resources.Medication("another", "A02BC01"))) { Medication = Left.Nothing },
        OfSearches("sends somebody else's resources", Left.Nothing, read => read.Answer(Resources.Bundle(About(read.Type, Stranger)))),
        OfSearches("sends one entry of somebody else's", Left.Nothing, read => read.Answer(With(read.Good, About(read.Type, Stranger)))),
        OfSearches("sends one entry of somebody else's under its own address", Left.Nothing, read =>
            read.Answer(With(read.Good, About(read.Type, Stranger, read.Base + "/")))),
        OfSearches("sends the patient's id on another server", Left.Nothing, read =>
            read.Answer(With(read.Good, About(read.Type, read.PatientId, "https://other.example/fhir/")))),
        OfSearches("sends a Bundle of another type's resources", Left.Nothing, read =>
            read.Answer(Resources.Bundle(Other("AllergyIntolerance", read.PatientId), Other("AllergyIntolerance", read.PatientId)))),
        OfSearches("adds resources that were included", Left.Everything, read =>
            read.Answer(With(read.Good, Included(Other("Practitioner", "dr1"))))),
        OfSearches("sends an entry that is null", Left.Part, read => read.Answer(WithEntry(read.Good, null))),
        OfSearches("sends an entry without a type", Left.Part, read => read.Answer(With(read.Good, new JsonObject { ["id"] = "x" }))),
        OfSearches("sends an entry whose resource is text", Left.Part, read =>
            read.Answer(WithEntry(read.Good, new JsonObject { ["resource"] = "lost" }))),
        OfSearches("sends an entry that says 404", Left.Part, read =>
            read.Answer(WithEntry(read.Good, new JsonObject { ["response"] = new JsonObject { ["status"] = "404 Not Found" } }))),
        OfSearches("adds an OperationOutcome with an error", Left.Part, read => read.Answer(With(read.Good, Resources.Outcome()))),
        OfSearches("adds an OperationOutcome with a warning", Left.Everything, read => read.Answer(With(read.Good, Warning()))),
        OfSearches("has 3,000 entries that nobody asked for", Left.Everything, read => read.Answer(Many(read.Good, 3_000))),
        OfSearches("has more entries than one answer may", Left.Nothing, read =>
            read.Answer(Many(read.Good, 20_001))) with { IsHeavy = true },
    ];

    /// <summary>A resource of the type that is about a patient.</summary>
    /// <param name="server">Base that the reference names, with a slash at its end.</param>
    public static JsonObject About(string type, string patient, string server = "") => new()
    {
        ["resourceType"] = type,
        ["id"] = "about-" + patient,
        ["status"] = type is "Observation" or "DiagnosticReport" ? "final"
            : type is "MedicationAdministration" or "MedicationDispense" or "Procedure" ? "completed" : "active",
        ["subject"] = new JsonObject { ["reference"] = $"{server}Patient/{patient}" },
        ["patient"] = new JsonObject { ["reference"] = $"{server}Patient/{patient}" },
        ["participant"] = new JsonArray(
            new JsonObject { ["actor"] = new JsonObject { ["reference"] = $"{server}Patient/{patient}" }, ["status"] = "accepted" }),
    };

    public static JsonObject With(JsonObject bundle, JsonObject resource) =>
        WithEntry(bundle, resource.ContainsKey("resource") ? resource : new JsonObject { ["resource"] = resource });

    private static JsonObject WithEntry(JsonObject bundle, JsonNode? entry)
    {
        var entries = bundle["entry"] as JsonArray ?? [];
        bundle["entry"] = entries.Parent is null ? entries : entries.DeepClone();
        bundle["entry"]!.AsArray().Add(entry);
        return bundle;
    }

    private static JsonObject Included(JsonObject resource) =>
        new() { ["resource"] = resource, ["search"] = new JsonObject { ["mode"] = "include" } };

    private static JsonObject Other(string type, string id) => new() { ["resourceType"] = type, ["id"] = id };

    private static JsonObject Warning() =>
        JsonNode.Parse("""{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"informational"}]}""")!.AsObject();

    private static JsonObject Many(JsonObject bundle, int count)
    {
        var entries = bundle["entry"]?.DeepClone().AsArray() ?? [];
        for (var i = 0; i < count; i++)
        {
            entries.Add(Included(Other("Basic", "b")));
        }

        bundle["entry"] = entries;
        return bundle;
    }

    private static async Task Flood(FaultyRead read)
    {
        await read.Send(FaultyRead.Head(200, "Content-Type: application/fhir+json", "Transfer-Encoding: chunked"));
        await read.SendChunk(read.GoodBytes);
        var blanks = new byte[1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        for (var i = 0; i < 34; i++)
        {
            await read.SendChunk(blanks);
        }

        await read.Say("0\r\n\r\n");
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
