using System.Text.Json;

namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>The parts that R4 resources have in common, written as a generated record has them.</summary>
internal sealed class ResourceWriter(Utf8JsonWriter json)
{
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    private int _written;

    public Utf8JsonWriter Json => json;

    /// <summary>An entry around one resource with an id, a status, and the patient as its subject.</summary>
    public void Entry(string type, string? status, Action body)
    {
        json.WriteStartObject();
        json.WriteStartObject("resource");
        json.WriteString("resourceType", type);
        json.WriteString("id", InventedId.Of(_written++));
        if (status is not null)
        {
            json.WriteString("status", status);
        }

        body();
        Reference("subject", "Patient/" + RequestBody.PatientId);
        if (type != "Encounter")
        {
            Reference("encounter", "urn:uuid:" + InventedId.Of(-_written));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Reference(string name, string target)
    {
        json.WriteStartObject(name);
        json.WriteString("reference", target);
        json.WriteEndObject();
    }

    public void Concept(string name, string system, string code, string? display)
    {
        json.WriteStartObject(name);
        ConceptBody(system, code, display);
        json.WriteEndObject();
    }

    public void Concepts(string name, string system, string code, string? display)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        ConceptBody(system, code, display);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public void Quantity(string name, decimal value, string unit)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        json.WriteString("unit", unit);
        json.WriteString("system", Ucum);
        json.WriteString("code", unit);
        json.WriteEndObject();
    }

    private void ConceptBody(string system, string code, string? display)
    {
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        if (display is not null)
        {
            json.WriteString("display", display);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        if (display is not null)
        {
            json.WriteString("text", display);
        }
    }
}
