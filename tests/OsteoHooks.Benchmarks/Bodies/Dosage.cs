namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>One dosage instruction.</summary>
internal static class Dosage
{
    /// <param name="days">boundsDuration, or null for an open end.</param>
    public static void Daily(ResourceWriter r, decimal amount, string unit, int? days)
    {
        var json = r.Json;
        json.WriteStartArray("dosageInstruction");
        json.WriteStartObject();
        json.WriteNumber("sequence", 1);
        json.WriteStartObject("timing");
        json.WriteStartObject("repeat");
        if (days is { } length)
        {
            r.Quantity("boundsDuration", length, "d");
        }

        json.WriteNumber("frequency", 1);
        json.WriteNumber("period", 1);
        json.WriteString("periodUnit", "d");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("asNeededBoolean", value: false);
        r.Concept("route", ResourceWriter.Snomed, "26643006", "Oral route");
        json.WriteStartArray("doseAndRate");
        json.WriteStartObject();
        r.Quantity("doseQuantity", amount, unit);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
