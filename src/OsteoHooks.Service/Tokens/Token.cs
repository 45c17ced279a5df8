using System.Buffers.Text;
using System.Text.Json;

namespace OsteoHooks.Service.Tokens;

/// <summary>A token as it was sent: read strictly, believed not at all until its signature is verified.</summary>
internal sealed class Token
{
    private Token(string text, TokenMembers header, TokenMembers claims) => (Text, Header, Claims) = (text, header, claims);

    public string Text { get; }

    public TokenMembers Header { get; }

    public TokenMembers Claims { get; }

    /// <summary>
    /// Null for what is no JWS in compact form (three parts of base64url, RFC 7515 §7.1) around two JSON objects, as a JWE of five parts is
    /// none.
    /// </summary>
    public static Token? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && parts.All(IsBase64Url) && parts[2].Length > 0 && Members(parts[0]) is { } header
            && Members(parts[1]) is { } claims
            ? new Token(text, header, claims)
            : null;
    }

    private static TokenMembers? Members(string part)
    {
        try
        {
            return TokenMembers.Read(Base64Url.DecodeFromChars(part));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // Neither padding nor blanks, which decoders forgive: one token has one spelling.
    private static bool IsBase64Url(string part) =>
        part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(part);
}
