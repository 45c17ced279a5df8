using System.Buffers;
using System.Text;
using System.Text.Json;
using OsteoHooks.Fhir;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.DataReview;

/// <summary>A woman of 71 whose chart is opened on 23 November 2026, and what she is on; nothing else is on record.</summary>
internal static class Answered
{
    private static readonly string[] Empty =
        ["medicationStatements", "medicationAdministrations", "medicationDispenses", "conditions", "observations", "diagnosticReports",
            "procedures", "serviceRequests", "imagingStudies", "appointments"];

    /// <summary>The findings by card id, in English.</summary>
    /// <param name="unread">Prefetch keys that are not there; nobody is asked for them.</param>
    public static IReadOnlyDictionary<string, JsonElement> Findings(string medicationRequest, string guideline = "se-vgr",
        params string[] unread)
    {
        var body = $$$"""
            {"hook":"patient-view","hookInstance":"h1","context":{"userId":"Practitioner/d1","patientId":"p1"},
             "prefetch":{"patient":{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1955-03-01"},
              "medicationRequests":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{{{medicationRequest}}} }]},
              {{{string.Join(",", Empty.Except(unread).Select(key => $"\"{key}\":null"))}}} }}
            """;
        var service = TestPatients.Clinic.Services.Single(s => s.Id == guideline + "-patient-view");
        var builder = new ChartBuilder(TestPatients.Clinic.Codes, service.Zone);
        var request = builder.Read(Encoding.UTF8.GetBytes(body));
        foreach (var kind in service.Unanswered(request))
        {
            builder.MarkUnread(kind);
        }

        var output = new ArrayBufferWriter<byte>();
        TestPatients.Clinic.Reply(service, request, builder.Build(), new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1)),
            new ReplyOptions("en", Findings: true, NotIndicated: true), output);
        using var reply = JsonDocument.Parse(output.WrittenMemory);
        return reply.RootElement.GetProperty("extension").GetProperty("org.osteohooks").GetProperty("findings").EnumerateArray()
            .ToDictionary(f => f.GetProperty("card").GetString()!, f => f.Clone(), StringComparer.Ordinal);
    }

    /// <summary>An active order of this drug without dosage.</summary>
    public static string Ordered(string atc, string name) => $$$"""
        {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"authoredOn":"2012-07-20",
         "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"{{{atc}}}","display":"{{{name}}}"}]}}
        """;

    /// <summary>Prednisolone 7.5 mg from New Year, with this <c>timing.repeat</c>.</summary>
    public static string Prednisolone(string repeat) => $$$"""
        {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"authoredOn":"2026-01-01",
         "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]},
         "dosageInstruction":[{"timing":{"repeat":{{{repeat}}} },"doseAndRate":[{"doseQuantity":{"value":7.5,"unit":"mg"}}]}]}
        """;
}
