using System.Net.Http.Headers;
using System.Text.Json;
using System.Text;

namespace OsteoHooks.Cli.Conform.Wire;

/// <summary>A request and what came back.</summary>
internal sealed class Exchange
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1024 };
    private static readonly JsonDocumentOptions Lenient =
        new() { MaxDepth = 1024, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lazy<(JsonElement? Json, bool IsStrict)> _json;

    public Exchange() => _json = new(Parse);

    public required Probe Probe { get; init; }

    /// <summary>0 where no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Why no answer came.</summary>
    public string Failure { get; init; } = "";

    public HttpResponseHeaders? Headers { get; init; }

    public HttpContentHeaders? ContentHeaders { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>What of a probe this answers, where the path alone does not say.</summary>
    public string Note { get; set; } = "";

    public string Place =>
        $"{Probe.Method} {Probe.Path}{(Note.Length > 0 ? $" ({Note})" : "")}: {(Status > 0 ? $"status {Status}" : Failure)}";

    /// <summary>The body as JSON, comments and trailing commas forgiven; null where it is none.</summary>
    public JsonElement? Json => _json.Value.Json;

    public bool IsStrictJson => _json.Value.IsStrict;

    public bool IsOk => Status == 200;

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public bool IsHtml => ContentHeaders?.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || Text.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith('<');

    /// <summary>UTF-8 without byte order mark.</summary>
    public bool IsPlainUtf8
    {
        get
        {
            try
            {
                return !Utf8.GetString(Body.Span).StartsWith('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }

    /// <summary>A header of the answer, its values joined by commas; null where it is not there.</summary>
    public string? Header(string name) =>
        Headers?.TryGetValues(name, out var values) == true || ContentHeaders?.TryGetValues(name, out values) == true
            ? string.Join(",", values) : null;

    public bool Lists(string header, string value) =>
        Header(header)?.Split(',', StringSplitOptions.TrimEntries).Contains(value, StringComparer.OrdinalIgnoreCase) == true;

    private (JsonElement?, bool) Parse()
    {
        var text = Body.Span.StartsWith("\uFEFF"u8) ? Body[3..] : Body;
        return TryParse(text, Strict) is { } json ? (json, true) : (TryParse(text, Lenient), false);
    }

    private static JsonElement? TryParse(ReadOnlyMemory<byte> text, JsonDocumentOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(text, options);
            ReadTexts(text.Span, options);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The parser lets half a character (a lone surrogate, a broken byte) pass until somebody asks for the
    // text; that is no JSON to work with.
    private static void ReadTexts(ReadOnlySpan<byte> text, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions
            { MaxDepth = options.MaxDepth, AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _ = reader.GetString();
            }
        }
    }
}
