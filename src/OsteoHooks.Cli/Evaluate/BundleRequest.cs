using System.Buffers;
using System.Text.Json;
using OsteoHooks.Fhir;

namespace OsteoHooks.Cli.Evaluate;

/// <summary>
/// Puts a plain Bundle of resources into the request that a hook would have sent: each query that the service publishes is answered with
/// what the Bundle
/// holds of its type, so that what the Bundle does not hold is absent. For an order hook the orders with status draft are what is being
/// ordered.
/// </summary>
internal sealed class BundleRequest
{
    private static readonly string[] Types = ["searchset", "collection", "transaction", "batch"];

    private readonly ClinicService _service;
    private readonly JsonElement _bundle;
    private readonly IReadOnlyList<BundleEntry> _entries;
    private readonly BundleEntry _patient;

    private BundleRequest(ClinicService service, JsonElement bundle, IReadOnlyList<BundleEntry> entries, BundleEntry patient)
    {
        _service = service;
        _bundle = bundle;
        _entries = entries;
        _patient = patient;
    }

    private bool IsAboutOrders => _service.Hook is "order-select" or "order-sign";

    /// <summary>Whether the document's outermost resourceType is Bundle; false also for what is no JSON.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read() && reader.CurrentDepth <= 1)
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isType = reader.ValueTextEquals("resourceType"u8);
                    reader.Read();
                    if (isType)
                    {
                        return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Bundle"u8);
                    }

                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // The reader of requests says what is wrong with it.
        }

        return false;
    }

    /// <summary>The request as UTF-8 JSON.</summary>
    /// <param name="patient">Id of the Patient it is about, with or without the type before it; null where the Bundle holds only
    /// one.</param>
    /// <exception cref="RequestRejectedException">It cannot be told whom the Bundle is about, or what of it is ordered.</exception>
    public static byte[] Wrap(ReadOnlyMemory<byte> body, ClinicService service, string? patient)
    {
        using var document = Parse(body);
        var bundle = document.RootElement;
        var type = bundle.TryGetProperty("type", out var stated) && stated.ValueKind == JsonValueKind.String ? stated.GetString() : null;
        Require(Types.Contains(type, StringComparer.Ordinal), 400, "type",
            $"A Bundle of type {string.Join(", ", Types[..^1])} or {Types[^1]} is expected.");
        IReadOnlyList<BundleEntry> entries = bundle.TryGetProperty("entry", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(BundleEntry.Read)]
            : [];
        var nested = entries.FirstOrDefault(e => e.Type == "Bundle");
        Require(nested is null, 400, $"entry[{nested?.Index}].resource", "A Bundle inside the Bundle is not read.");
        return new BundleRequest(service, bundle, entries, Find(entries, patient)).Write();
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw new RequestRejectedException(400, "$", "This is no JSON.");
        }
    }

    private static BundleEntry Find(IReadOnlyList<BundleEntry> entries, string? named)
    {
        const string Prefix = "Patient/";
        var patients = entries.Where(e => e.Type == "Patient").ToList();
        Require(patients.Count > 0, 412, "entry", "The Bundle holds no Patient.");
        var withoutId = patients.Find(p => p.Id is null);
        Require(withoutId is null, 400, $"entry[{withoutId?.Index}].resource.id", "The Patient has no id.");
        Require(
            named is not null || patients.DistinctBy(p => p.Id, StringComparer.Ordinal).Count() == 1,
            400, "entry", "The Bundle holds several Patients: --patient says which one it is about.");
        var id = named?.StartsWith(Prefix, StringComparison.Ordinal) == true ? named[Prefix.Length..] : named ?? patients[0].Id;
        var patient = patients.Find(p => p.Id == id);
        Require(patient is not null, 412, "entry", "The Bundle does not hold the Patient that --patient names.");
        return patient!;
    }

    private byte[] Write()
    {
        var others =
            _entries.Where(e => e.Type == "Patient" && e.Id != _patient.Id).SelectMany(e => e.Names).ToHashSet(StringComparer.Ordinal);
        var own = _entries.Where(e => e.Type == "Patient" ? ReferenceEquals(e, _patient) : !e.IsAbout(others)).ToList();
        var drafts = IsAboutOrders ? own.Where(e => e.IsDraftOrder).ToList() : [];
        Require(!IsAboutOrders || drafts.Count > 0, 400, "entry",
            $"The service answers {_service.Hook}, and the Bundle holds no draft order of this patient.");
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("hook"u8, _service.Hook);
        json.WriteString("hookInstance"u8, Guid.NewGuid());
        json.WriteStartObject("context"u8);
        json.WriteString("patientId"u8, _patient.Id);
        if (IsAboutOrders)
        {
            WriteOrders(drafts, json);
        }

        json.WriteEndObject();
        json.WriteStartObject("prefetch"u8);
        WriteAnswers([.. own.Except(drafts)], json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void WriteOrders(List<BundleEntry> drafts, Utf8JsonWriter json)
    {
        json.WriteStartArray("selections"u8);
        foreach (var draft in drafts.Where(d => d.Id is not null))
        {
            json.WriteStringValue($"{draft.Type}/{draft.Id}");
        }

        json.WriteEndArray();
        json.WritePropertyName("draftOrders"u8);
        WriteBundle(drafts, next: null, json);
    }

    private void WriteAnswers(IReadOnlyList<BundleEntry> entries, Utf8JsonWriter json)
    {
        var next = Next();
        var anyType = entries.Where(e => e.ConcernsEveryType).ToList();
        var left = entries.Except(anyType).ToList();
        foreach (var query in _service.Prefetch)
        {
            // Several queries for one type: the first has it all.
            var answer = left.Where(e => e.Type == query.Kind.ToString()).ToList();
            left = [.. left.Except(answer)];
            json.WritePropertyName(query.Key);
            WriteBundle([.. answer, .. anyType], next, json);
        }

        // What no rule asks for by itself may still be referred to, such as a Medication.
        json.WritePropertyName("others"u8);
        WriteBundle(left, next, json);
    }

    /// <summary>The link to a further page: what it holds is unread.</summary>
    private JsonElement? Next() =>
        _bundle.TryGetProperty("link", out var links) && links.ValueKind == JsonValueKind.Array
            ? links.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(l => l is { ValueKind: JsonValueKind.Object } link
                && link.TryGetProperty("relation", out var relation) && relation.ValueEquals("next"u8))
            : null;

    private static void WriteBundle(IReadOnlyList<BundleEntry> entries, JsonElement? next, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        if (next is { } link)
        {
            json.WriteStartArray("link"u8);
            json.WriteRawValue(link.GetRawText());
            json.WriteEndArray();
        }

        json.WriteStartArray("entry"u8);
        foreach (var entry in entries)
        {
            json.WriteRawValue(entry.Whole.GetRawText());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Require(bool holds, int status, string path, string sentence)
    {
        if (!holds)
        {
            throw new RequestRejectedException(status, path, sentence);
        }
    }
}
