using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>What readers of JSON make of a body that forgive what ours does not. Each gives JSON that ours takes.</summary>
internal static class ForgivingReader
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Of a member that is there twice the last one counts.</summary>
    public static byte[] LastMember(byte[] body) => Written(body, default, (value, json) => value.WriteTo(json));

    /// <summary>What is no UTF-8 becomes U+FFFD.</summary>
    public static byte[] AnyBytes(byte[] body) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));

    /// <summary>Comments and commas too many are passed over, and so is whatever follows the value.</summary>
    public static byte[] FirstValue(byte[] body) => Written(body, Lenient, (value, json) => value.WriteTo(json));

    /// <summary>A number too small for a decimal is zero.</summary>
    public static byte[] RoundedNumbers(byte[] body) => Written(body, default, (value, json) =>
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == 0)
        {
            json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            value.WriteTo(json);
        }
    });

    private static byte[] Written(byte[] body, JsonReaderOptions options, Action<JsonElement, Utf8JsonWriter> plain)
    {
        var reader = new Utf8JsonReader(body, options);
        using var document = JsonDocument.ParseValue(ref reader);
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            Write(document.RootElement, json, plain);
        }

        return written.ToArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter json, Action<JsonElement, Utf8JsonWriter> plain)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().GroupBy(m => m.Name, StringComparer.Ordinal).Select(g => g.Last()))
                {
                    json.WritePropertyName(member.Name);
                    Write(member.Value, json, plain);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, json, plain);
                }

                json.WriteEndArray();
                break;
            default:
                plain(value, json);
                break;
        }
    }
}
