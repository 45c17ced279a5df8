using System.Buffers;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Adapter;

/// <summary>
/// One patient's resources as an application holds them: POCOs of Hl7.Fhir.R4. They are written as R4 JSON and read by the reader that
/// reads hook calls, so that there is one interpretation of FHIR and not two. What the resources do not contain counts as absent; an
/// application that did not look for a type says so in <see cref="Unread"/>.
/// </summary>
/// <param name="patientId">The bare id (<c>123</c>, not <c>Patient/123</c>) of the patient whom all resources are about.</param>
/// <param name="resources">
/// A Bundle of any type. Entries may be resources or Bundles; <c>fullUrl</c> resolves references between them. A search Bundle that says
/// that there is more (<c>link</c> next, or a <c>total</c> above its matches) leaves every type unread.
/// </param>
public sealed class PatientRecord(string patientId, Bundle resources)
{
    private const string Key = "record";

    private static readonly FhirJsonSerializer Serializer = new();

    /// <param name="patientId">The bare id of the patient whom all resources are about.</param>
    /// <param name="resources">
    /// In any order. Medications that entries refer to belong to them, else the drug of those entries is unread.
    /// </param>
    public PatientRecord(string patientId, IEnumerable<Resource> resources)
        : this(patientId, Collection(resources))
    {
    }

    /// <summary>MedicationRequests and ServiceRequests that the user is about to sign, for the order hooks; not yet on record.</summary>
    public IReadOnlyList<Resource> Orders { get; init; } = [];

    /// <summary>
    /// Types that were not looked for, or whose search failed. A rule that needs one of them is not assessed instead of silent.
    /// </summary>
    public IReadOnlyList<ResourceKind> Unread { get; init; } = [];

    /// <summary>
    /// Reads the record. An entry's origin is <c>prefetch.record</c> with its index in the Bundle or list, an order's
    /// <c>context.draftOrders</c>.
    /// </summary>
    /// <param name="codes">The clinic's tables, see <see cref="Clinic.Codes"/>.</param>
    /// <param name="zone">The zone in which an instant becomes a day, see <see cref="ClinicService.Zone"/>.</param>
    /// <returns>
    /// What rules use. An element that cannot be read is in <see cref="Chart.Faults"/>, its entry unread where that matters.
    /// </returns>
    /// <exception cref="ArgumentException">The id of the patient is empty.</exception>
    /// <exception cref="RequestRejectedException">
    /// A resource is about another patient (status 422), there are more than 20,000 entries (413), or they are nested deeper than 64 levels
    /// (400). Its path names the place, and no value of the patient's stands in it.
    /// </exception>
    public Chart Read(CodeBook codes, TimeZoneInfo zone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(patientId);
        var builder = new ChartBuilder(codes, zone);
        var call = builder.Read(Written());
        var isWhole = call.Prefetch[Key].State == PrefetchState.Answered;
        foreach (var kind in isWhole ? Unread : Enum.GetValues<ResourceKind>())
        {
            builder.MarkUnread(kind);
        }

        return builder.Build();
    }

    private static Bundle Collection(IEnumerable<Resource> resources) =>
        new() { Type = Bundle.BundleType.Collection, Entry = [.. resources.Select(r => new Bundle.EntryComponent { Resource = r })] };

    /// <summary>A hook call of its own, with the record as its one prefetched answer.</summary>
    private ReadOnlyMemory<byte> Written()
    {
        var body = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("hook"u8, Orders.Count > 0 ? "order-sign"u8 : "patient-view"u8);
        json.WriteString("hookInstance"u8, Key);
        json.WriteStartObject("context"u8);
        json.WriteString("patientId"u8, patientId);
        if (Orders.Count > 0)
        {
            json.WritePropertyName("draftOrders"u8);
            Serializer.Serialize(Collection(Orders), json);
        }

        json.WriteEndObject();
        json.WriteStartObject("prefetch"u8);
        json.WritePropertyName(Key);
        Serializer.Serialize(resources, json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }
}
