using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OsteoHooks.Fhir.Json;

/// <summary>
/// The path of a byte offset, found by walking again from the resource's start. Faults are rare: keeping a path during every
/// walk would cost all bodies for the few that need one.
/// </summary>
internal static class JsonPlace
{
    /// <summary>For example <c>dosageInstruction[0].timing.repeat.frequency</c>; empty for the resource itself.</summary>
    public static string Of(ReadOnlySpan<byte> resource, int offset, int depth)
    {
        var json = new Utf8JsonReader(resource, new JsonReaderOptions { MaxDepth = depth });
        var steps = new List<(string Name, int Index)>();
        while (json.Read() && json.TokenStartIndex < offset)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName:
                    steps[^1] = (NameOf(ref json), -1);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.RemoveAt(steps.Count - 1);
                    continue;
            }

            CountItem(steps);
            if (json.TokenType is JsonTokenType.StartObject)
            {
                steps.Add(("", -1));
            }
            else if (json.TokenType is JsonTokenType.StartArray)
            {
                steps.Add(("[", -1));
            }
        }

        CountItem(steps);
        return Text(steps);
    }

    private static void CountItem(List<(string Name, int Index)> steps)
    {
        if (steps.Count > 0 && steps[^1].Name == "[")
        {
            steps[^1] = ("[", steps[^1].Index + 1);
        }
    }

    private static string NameOf(ref Utf8JsonReader json)
    {
        // An escaped or very long name is not one of FHIR's: it is not repeated.
        return json.ValueIsEscaped || json.ValueSpan.Length > 40 ? "?" : Encoding.UTF8.GetString(json.ValueSpan);
    }

    private static string Text(List<(string Name, int Index)> steps)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in steps)
        {
            if (name == "[")
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (name.Length > 0)
            {
                text.Append(text.Length > 0 ? "." : "").Append(name);
            }
        }

        return text.ToString();
    }
}
