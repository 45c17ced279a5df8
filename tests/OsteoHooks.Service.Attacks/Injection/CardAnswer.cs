using System.Text.Json;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>An answer as bytes, and what is in it once it has been parsed as strictly as a client may.</summary>
internal sealed class CardAnswer
{
    private static readonly JsonDocumentOptions Strict =
        new() { AllowDuplicateProperties = false, AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };

    // Members of FHIR and of CDS Hooks have shorter names.
    private const int LongestWord = 40;

    private readonly List<(string Path, string Text)> _strings = [];
    private readonly Lazy<IReadOnlyList<RenderedCard>> _rendered;

    /// <exception cref="JsonException">The answer is no strict JSON.</exception>
    /// <param name="body">Empty where the server refuses what is no HTTP before anybody is asked.</param>
    public CardAnswer(int status, byte[] body, string headers)
    {
        Status = status;
        _rendered = new(() => [.. Details.Select(RenderedCard.ByMarkdig)]);
        Headers = headers;
        Raw = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(body);
        if (body.Length > 0)
        {
            using var document = JsonDocument.Parse(Raw, Strict);
            Walk(document.RootElement, "");
        }
    }

    public int Status { get; }

    public string Headers { get; }

    public string Raw { get; }

    /// <summary>Every string of the answer by its path; a member's name is listed where it is no plain word.</summary>
    public IReadOnlyList<(string Path, string Text)> Strings => _strings;

    public IEnumerable<string> Details => _strings.Where(s => s.Path.EndsWith("].detail", StringComparison.Ordinal)).Select(s => s.Text);

    /// <summary>The details as the most permissive client renders them.</summary>
    public IReadOnlyList<RenderedCard> Rendered => _rendered.Value;

    public string[] Summaries => [.. _strings.Where(s => s.Path.EndsWith("].summary", StringComparison.Ordinal)).Select(s => s.Text)];

    public string[] Cards => [.. _strings.Where(s => s.Path.EndsWith("].source.topic.code", StringComparison.Ordinal)).Select(s => s.Text)];

    /// <summary>A resource that a suggestion brings: the user's own draft, or one that repeats ids of the call.</summary>
    public static bool IsOrder(string path) =>
        path.Contains("].resource", StringComparison.Ordinal) && path.StartsWith("cards", StringComparison.Ordinal);

    public static bool IsDetail(string path) => path.EndsWith("].detail", StringComparison.Ordinal);

    public static bool IsFinding(string path) => path.StartsWith("extension.org.osteohooks.findings", StringComparison.Ordinal);

    private void Walk(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                    if (member.Name.Length > LongestWord || !member.Name.All(char.IsAsciiLetterOrDigit))
                    {
                        _strings.Add((path + ".name", member.Name));
                    }

                    Walk(member.Value, inner);
                }

                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, $"{path}[{i++}]");
                }

                break;
            case JsonValueKind.String:
                _strings.Add((path, element.GetString()!));
                break;
        }
    }
}
