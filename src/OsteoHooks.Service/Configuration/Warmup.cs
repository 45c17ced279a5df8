using System.Buffers;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Configuration;

/// <summary>
/// One invented patient through every service before the first call comes: what the runtime compiles on first use takes longer than an EHR
/// waits.
/// </summary>
internal static class Warmup
{
    // Nobody's data; the drugs are there so that rules have something to match.
    private static ReadOnlySpan<byte> Body => """
        {"hook":"order-sign","hookInstance":"warmup","context":{"patientId":"warmup","userId":"Practitioner/warmup","selections":[],
        "draftOrders":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","id":"d1","status":"draft","intent":"order",
        "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]},"subject":{"reference":"Patient/warmup"},
        "dosageInstruction":[{"timing":{"repeat":{"boundsDuration":{"value":180,"code":"d"},"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":10,"code":"mg"}}]}]}}]}},
        "prefetch":{"patient":{"resourceType":"Patient","id":"warmup","gender":"female","birthDate":"1950-01-01"},
        "medicationRequests":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order",
        "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"L02BG03"}]},"subject":{"reference":"Patient/warmup"},"authoredOn":"2020-01-01"}}]}}}
        """u8;

    public static void Run(Clinic clinic)
    {
        var body = Body.ToArray();
        var output = new ArrayBufferWriter<byte>();
        foreach (var service in clinic.Services)
        {
            var builder = new ChartBuilder(clinic.Codes, service.Zone);
            var request = builder.Read(body);
            clinic.Reply(service, request, builder.Build(), new DateTimeOffset(2020, 6, 1, 12, 0, 0, TimeSpan.Zero),
                new ReplyOptions(service.Language, Findings: true, NotIndicated: true), output);
            output.Clear();
        }
    }
}
