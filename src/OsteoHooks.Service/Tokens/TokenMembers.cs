using System.Text.Json;

namespace OsteoHooks.Service.Tokens;

/// <summary>The members of a token's header or claims. A member of the wrong type is there but has no value.</summary>
internal sealed class TokenMembers
{
    private const int Deepest = 8;

    private readonly Dictionary<string, object?> _members = new(StringComparer.Ordinal);

    /// <summary>A member is there twice: which one counts would be a matter of the reader's taste.</summary>
    public bool HasRepeated { get; private set; }

    public bool Has(string name) => _members.ContainsKey(name);

    public string? Text(string name) => _members.GetValueOrDefault(name) as string;

    /// <summary>Seconds since 1970 (RFC 7519 NumericDate); null where it is no number or no time.</summary>
    public DateTimeOffset? Time(string name) =>
        _members.GetValueOrDefault(name) is decimal seconds && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>A string, or a list of strings; empty for anything else.</summary>
    public IReadOnlyList<string> Texts(string name) => _members.GetValueOrDefault(name) switch
    {
        string one => [one],
        string[] many => many,
        _ => [],
    };

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static TokenMembers Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        var read = new TokenMembers();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            read.HasRepeated |= !read._members.TryAdd(name, Value(ref reader));
        }

        return reader.Read() ? throw new JsonException() : read;
    }

    private static object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.StartArray:
                return List(ref reader);
            default:
                reader.Skip();
                return null;
        }
    }

    private static string[]? List(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        var isTexts = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                texts.Add(reader.GetString()!);
                continue;
            }

            isTexts = false;
            reader.Skip();
        }

        return isTexts ? [.. texts] : null;
    }
}
