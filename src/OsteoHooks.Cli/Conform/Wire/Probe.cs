using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using OsteoHooks.Cli.Conform.Tokens;

namespace OsteoHooks.Cli.Conform.Wire;

/// <summary>One request as it will be sent.</summary>
/// <param name="Path">Below the base, escaped, beginning with a slash.</param>
internal sealed record Probe(string Method, string Path)
{
    private static readonly JsonSerializerOptions AsWritten =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1024 };

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string? ContentType { get; init; } = "application/json";

    public string? Accept { get; init; } = "application/json";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The token for an audience, where it is not the ordinary one; null is no token.</summary>
    public Func<string, string?>? Token { get; init; }

    /// <summary>Times the ordinary patience.</summary>
    public int Patience { get; init; } = 1;

    public static Probe Get(string path) => new("GET", path);

    public static Probe Post(string path, string body) => new("POST", path) { Body = Encoding.UTF8.GetBytes(body) };

    public static Probe Post(string path, JsonObject body) => Post(path, body.ToJsonString(AsWritten));

    /// <summary>What a browser asks before a page may make the call itself.</summary>
    public static Probe Preflight(string path, string method, string origin) => new("OPTIONS", path)
    {
        Accept = null,
        Token = _ => null,
        Headers = [("Origin", origin), ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization,content-type")],
    };

    public Probe With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };
}
