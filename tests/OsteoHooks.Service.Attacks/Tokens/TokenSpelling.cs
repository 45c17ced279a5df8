using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>How the JSON of a token is written: the same members to any reader of JSON, other bytes to whoever compares text.</summary>
internal sealed record TokenSpelling(string Name, Func<JsonObject, string> Write)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static readonly TokenSpelling Plain = new("plain", json => json.ToJsonString());

    public static readonly TokenSpelling[] All =
    [
        Plain,
        new("blanks", json => json.ToJsonString(Indented)),
        new("escapes", json => Escaped(json.ToJsonString())),
    ];

    /// <summary>Every letter within a string, names of members too, as its escape.</summary>
    private static string Escaped(string json)
    {
        var text = new StringBuilder();
        var isString = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (isString && json[i] == '\\')
            {
                var length = json[i + 1] == 'u' ? 6 : 2;
                text.Append(json, i, length);
                i += length - 1;
                continue;
            }

            isString ^= json[i] == '"';
            text.Append(isString && char.IsAsciiLetter(json[i]) ? $"\\u{((int)json[i]).ToString("x4", CultureInfo.InvariantCulture)}"
                : json[i]);
        }

        return text.ToString();
    }
}
