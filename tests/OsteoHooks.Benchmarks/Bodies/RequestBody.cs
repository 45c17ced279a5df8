using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>
/// A patient-view request of a chosen size around one invented woman of 69: the same few resources decide in every size, what grows is the
/// number of <see cref="Visit"/>s. Deterministic to the byte.
/// </summary>
internal static class RequestBody
{
    public const string PatientId = "7d2e4a10-0c4f-4b7e-9a55-3f1b6c8d9e01";

    /// <summary>The body with as many visits as bring it to the size.</summary>
    /// <param name="visits">How many there are.</param>
    public static byte[] OfSize(int bytes, IReadOnlyList<PrefetchTemplate> prefetch, out int visits)
    {
        var none = Write(prefetch, visits: 0).Length;
        var perVisit = (Write(prefetch, visits: 60).Length - none) / 60.0;
        visits = Math.Max(1, (int)Math.Ceiling((bytes - none) / perVisit));
        return Write(prefetch, visits);
    }

    private static byte[] Write(IReadOnlyList<PrefetchTemplate> prefetch, int visits)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var r = new ResourceWriter(json);
        json.WriteStartObject();
        json.WriteString("hook", "patient-view");
        json.WriteString("hookInstance", InventedId.Of(-1));
        json.WriteStartObject("context");
        json.WriteString("userId", "Practitioner/example");
        json.WriteString("patientId", PatientId);
        json.WriteEndObject();
        json.WriteStartObject("prefetch");
        foreach (var template in prefetch)
        {
            json.WritePropertyName(template.Key);
            Answer(r, template, visits);
        }

        // Records come with more than was asked for; rules read neither of the two.
        json.WritePropertyName("encounterHistory");
        Bundle(r, () => Each(visits, v => Visit.Encounter(r, v)));
        json.WritePropertyName("claims");
        Bundle(r, () => Each(visits, v => Visit.Claim(r, v), every: 4));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void Answer(ResourceWriter r, PrefetchTemplate template, int visits)
    {
        switch (template.Key)
        {
            case "patient": Patient(r.Json); break;
            case "medicationRequests":
                Bundle(r, () => { BoneHistory.Prescriptions(r); Each(visits, v => Visit.Prescription(r, v)); }); break;
            case "medicationAdministrations": Bundle(r, () => BoneHistory.Injection(r)); break;
            case "conditions": Bundle(r, () => { BoneHistory.BreastCancer(r); Each(visits, v => Visit.Condition(r, v), every: 2); }); break;
            case "observations": Bundle(r, () => Each(visits, v => Visit.Observations(r, v))); break;
            case "procedures": Bundle(r, () => Each(visits, v => Visit.Procedure(r, v), every: 2)); break;
            default: Bundle(r, () => { }); break;
        }
    }

    private static void Each(int visits, Action<int> write, int every = 1)
    {
        for (var visit = 0; visit < visits; visit += every)
        {
            write(visit);
        }
    }

    private static void Patient(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", "Patient");
        json.WriteString("id", PatientId);
        json.WriteString("gender", "female");
        json.WriteString("birthDate", "1956-09-14");
        json.WriteEndObject();
    }

    private static void Bundle(ResourceWriter r, Action entries)
    {
        r.Json.WriteStartObject();
        r.Json.WriteString("resourceType", "Bundle");
        r.Json.WriteString("type", "searchset");
        r.Json.WriteStartArray("entry");
        entries();
        r.Json.WriteEndArray();
        r.Json.WriteEndObject();
    }
}
