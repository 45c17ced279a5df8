using System.Text.Json;

namespace OsteoHooks.Cards;

/// <summary>
/// Writes a user's draft again, whole, with only the named elements changed. Everything else is copied byte by byte, so that decimals,
/// extensions and
/// unknown members come back as they were.
/// </summary>
internal static class DraftRewrite
{
    /// <summary>The draft with status stopped.</summary>
    public static void Stop(ReadOnlyMemory<byte> draft, Utf8JsonWriter json) => Copy(draft.Span, json, new Change(Date: null));

    /// <summary>The draft planned for another day: dosageInstruction.timing.event, or occurrenceDateTime of a ServiceRequest.</summary>
    public static void Move(ReadOnlyMemory<byte> draft, DateOnly date, Utf8JsonWriter json) => Copy(draft.Span, json, new Change(date));

    private static void Copy(ReadOnlySpan<byte> draft, Utf8JsonWriter json, Change change)
    {
        var isService = IsServiceRequest(draft);
        var written = false;
        json.WriteStartObject();
        var reader = Open(draft);
        while (NextMember(ref reader))
        {
            if (change.Date is null && reader.ValueTextEquals("status"u8))
            {
                Skip(ref reader);
                json.WriteString("status"u8, "stopped"u8);
                written = true;
            }
            else if (change.Date is { } day && isService && reader.ValueTextEquals("occurrenceDateTime"u8))
            {
                Skip(ref reader);
                json.WriteString("occurrenceDateTime"u8, Day(day));
                written = true;
            }
            else if (change.Date is { } date && !isService && reader.ValueTextEquals("dosageInstruction"u8))
            {
                json.WritePropertyName("dosageInstruction"u8);
                reader.Read();
                MoveDosages(draft, ref reader, date, json);
                written = true;
            }
            else
            {
                CopyMember(draft, ref reader, json);
            }
        }

        if (!written)
        {
            Add(change, isService, json);
        }

        json.WriteEndObject();
    }

    private static void Add(Change change, bool isService, Utf8JsonWriter json)
    {
        if (change.Date is not { } date)
        {
            json.WriteString("status"u8, "stopped"u8);
        }
        else if (isService)
        {
            json.WriteString("occurrenceDateTime"u8, Day(date));
        }
        else
        {
            json.WriteStartArray("dosageInstruction"u8);
            json.WriteStartObject();
            WriteTiming(date, json);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void MoveDosages(ReadOnlySpan<byte> draft, ref Utf8JsonReader reader, DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                MoveDosage(draft, ref reader, date, json);
            }
        }

        json.WriteEndArray();
    }

    private static void MoveDosage(ReadOnlySpan<byte> draft, ref Utf8JsonReader reader, DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        var moved = false;
        var inside = Enters(ref reader);
        while (inside && NextMember(ref reader))
        {
            if (reader.ValueTextEquals("timing"u8))
            {
                json.WritePropertyName("timing"u8);
                reader.Read();
                MoveTiming(draft, ref reader, date, json);
                moved = true;
            }
            else
            {
                CopyMember(draft, ref reader, json);
            }
        }

        if (!moved)
        {
            WriteTiming(date, json);
        }

        json.WriteEndObject();
    }

    private static void MoveTiming(ReadOnlySpan<byte> draft, ref Utf8JsonReader reader, DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteEvent(date, json);
        var inside = Enters(ref reader);
        while (inside && NextMember(ref reader))
        {
            if (reader.ValueTextEquals("event"u8) || reader.ValueTextEquals("_event"u8))
            {
                Skip(ref reader);
            }
            else if (reader.ValueTextEquals("repeat"u8))
            {
                json.WritePropertyName("repeat"u8);
                reader.Read();
                MoveBounds(draft, ref reader, date, json);
            }
            else
            {
                CopyMember(draft, ref reader, json);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>A draft that plans its day as a period of one day must not keep the old day beside the new one.</summary>
    private static void MoveBounds(ReadOnlySpan<byte> draft, ref Utf8JsonReader reader, DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        var inside = Enters(ref reader);
        while (inside && NextMember(ref reader))
        {
            if (reader.ValueTextEquals("boundsPeriod"u8))
            {
                Skip(ref reader);
                json.WriteStartObject("boundsPeriod"u8);
                json.WriteString("start"u8, Day(date));
                json.WriteString("end"u8, Day(date));
                json.WriteEndObject();
            }
            else
            {
                CopyMember(draft, ref reader, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTiming(DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartObject("timing"u8);
        WriteEvent(date, json);
        json.WriteEndObject();
    }

    private static void WriteEvent(DateOnly date, Utf8JsonWriter json)
    {
        json.WriteStartArray("event"u8);
        json.WriteStringValue(Day(date));
        json.WriteEndArray();
    }

    private static void CopyMember(ReadOnlySpan<byte> draft, ref Utf8JsonReader reader, Utf8JsonWriter json)
    {
        json.WritePropertyName(reader.GetString()!);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        json.WriteRawValue(draft[start..(int)reader.BytesConsumed], skipInputValidation: true);
    }

    /// <summary>False, and the value passed over, where no object stands: a malformed element of the draft does not come back.</summary>
    private static bool Enters(ref Utf8JsonReader reader)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        if (!isObject)
        {
            reader.Skip();
        }

        return isObject;
    }

    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static bool IsServiceRequest(ReadOnlySpan<byte> draft)
    {
        var reader = Open(draft);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("resourceType"u8))
            {
                return reader.Read() && reader.ValueTextEquals("ServiceRequest"u8);
            }

            Skip(ref reader);
        }

        return false;
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> draft)
    {
        var reader = new Utf8JsonReader(draft);
        reader.Read();
        return reader;
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="Date">The new day; null to stop.</param>
    private readonly record struct Change(DateOnly? Date);
}
