using System.Text;
using System.Text.Json;
using HandlebarsDotNet;
using OsteoHooks.Text;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// The control over values taken out of an answer: wherever a value stands guarded, it is put as it came; of templates and slots as if it
/// were filled like the text around it.
/// </summary>
internal static class UnguardedValues
{
    /// <param name="whole">The value as the service was meant to read it.</param>
    /// <param name="kind">A class of <see cref="Payloads"/>.</param>
    public static byte[] In(byte[] answer, string whole, string kind)
    {
        var came = kind switch
        {
            Payloads.Templates => Filled(whole),
            Payloads.Slots => whole.Replace("{", "", StringComparison.Ordinal),
            _ => whole,
        };
        var (markdown, plain) = (Guarded(text => MarkdownEscape.Append(text, whole)), Guarded(text => PlainValue.Append(text, whole)));
        using var document = JsonDocument.Parse(answer);
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            Write(document.RootElement, json, text => Put(Put(text, markdown, came), plain, came));
        }

        return written.ToArray();
    }

    private static string Put(string text, string guarded, string came) =>
        guarded.Length == 0 ? text : text.Replace(guarded, came, StringComparison.Ordinal);

    private static string Guarded(Action<TextBuffer> write)
    {
        using var text = new TextBuffer();
        write(text);
        return text.ToString();
    }

    private static void Write(JsonElement value, Utf8JsonWriter json, Func<string, string> text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(member.Value, json, text);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, json, text);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(text(value.GetString()!));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Filled(string template)
    {
        try
        {
            return Handlebars.Compile(template)(new { items = "" });
        }
        catch (HandlebarsException)
        {
            return "";
        }
    }
}
