using System.Globalization;
using System.Text.Json;
using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>Writes a suggested order as a new R4 resource: MedicationRequest where it has a dosage, else ServiceRequest.</summary>
internal sealed class OrderJson(ReplyContext context, Utf8JsonWriter json)
{
    private const string Ucum = "http://unitsofmeasure.org";

    /// <param name="concept">What is ordered.</param>
    /// <param name="reason">Why, in the response's language.</param>
    /// <param name="date">The planned day, or null.</param>
    public void Write(OrderForm form, Concept concept, string reason, DateOnly? date)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, form.Dosage is null ? "ServiceRequest"u8 : "MedicationRequest"u8);
        json.WriteString("status"u8, "draft"u8);
        json.WriteString("intent"u8, "order"u8);
        if (form.Category is { } category)
        {
            json.WriteStartArray("category"u8);
            WriteConcept(category);
            json.WriteEndArray();
        }

        json.WritePropertyName(form.Dosage is null ? "code"u8 : "medicationCodeableConcept"u8);
        WriteConcept(concept);
        WriteReference("subject"u8, "Patient", context.PatientId);
        if (context.EncounterId is { } encounter)
        {
            WriteReference("encounter"u8, "Encounter", encounter);
        }

        if (form.Dosage is null && date is { } day)
        {
            json.WriteString("occurrenceDateTime"u8, Day(day));
        }

        json.WriteString("authoredOn"u8, context.Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteRequester();
        json.WriteStartArray("reasonCode"u8);
        WriteText(reason);
        json.WriteEndArray();
        if (form.Dosage is { } dosage)
        {
            WriteDosage(dosage, date);
        }
        else if (form.BodySite is { } site)
        {
            json.WriteStartArray("bodySite"u8);
            WriteText(site.In(context.Language));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteDosage(Dosage dosage, DateOnly? date)
    {
        json.WriteStartArray("dosageInstruction"u8);
        json.WriteStartObject();
        json.WriteString("text"u8, dosage.Text.In(context.Language));
        json.WriteStartObject("timing"u8);
        WriteTiming(dosage.Repeat, date);
        json.WriteEndObject();
        json.WriteStartObject("route"u8);
        WriteCodings([dosage.Route]);
        json.WriteEndObject();
        json.WriteStartArray("doseAndRate"u8);
        json.WriteStartObject();
        json.WriteStartObject("doseQuantity"u8);
        json.WriteNumber("value"u8, dosage.Dose.Value);
        json.WriteString("unit"u8, dosage.Dose.Unit.In(context.Language));
        json.WriteString("system"u8, Ucum);
        json.WriteString("code"u8, dosage.Dose.UcumCode);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A single dose is an event on its day; a repeated one begins there.</summary>
    private void WriteTiming(Repeat repeat, DateOnly? date)
    {
        if (repeat.Count is { } count)
        {
            if (date is { } day)
            {
                json.WriteStartArray("event"u8);
                json.WriteStringValue(Day(day));
                json.WriteEndArray();
                return;
            }

            json.WriteStartObject("repeat"u8);
            json.WriteNumber("count"u8, count);
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("repeat"u8);
        if (date is { } start)
        {
            json.WriteStartObject("boundsPeriod"u8);
            json.WriteString("start"u8, Day(start));
            json.WriteEndObject();
        }

        json.WriteNumber("frequency"u8, repeat.Frequency ?? 1);
        json.WriteNumber("period"u8, repeat.Period ?? 1);
        json.WriteString("periodUnit"u8, repeat.PeriodUnit);
        json.WriteEndObject();
    }

    private void WriteRequester()
    {
        if (context.UserId is { } user && (user.StartsWith("Practitioner/", StringComparison.Ordinal)
            || user.StartsWith("PractitionerRole/", StringComparison.Ordinal)))
        {
            json.WriteStartObject("requester"u8);
            json.WriteString("reference"u8, user);
            json.WriteEndObject();
        }
    }

    private void WriteReference(ReadOnlySpan<byte> name, string type, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("reference"u8, $"{type}/{id}");
        json.WriteEndObject();
    }

    private void WriteConcept(Concept concept)
    {
        json.WriteStartObject();
        WriteCodings(concept.Codings.AsSpan());
        json.WriteString("text"u8, concept.Text.In(context.Language));
        json.WriteEndObject();
    }

    private void WriteCodings(ReadOnlySpan<Coding> codings)
    {
        if (codings.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("coding"u8);
        foreach (var coding in codings)
        {
            json.WriteStartObject();
            json.WriteString("system"u8, coding.System);
            json.WriteString("code"u8, coding.Code);
            json.WriteString("display"u8, coding.Display);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteText(string text)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
