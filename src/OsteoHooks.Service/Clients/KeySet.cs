using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace OsteoHooks.Service.Clients;

/// <summary>The public keys of one client by <c>kid</c>, from a JWKS (RFC 7517): EC P-256 and P-384, RSA from 2048 bits.</summary>
internal sealed class KeySet
{
    /// <summary>Largest JWKS, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int LeastRsaBits = 2048;

    // The library's own cache hands a verifier to others a moment before it is marked as shared; who is done first disposes it under their
    // hands, and good tokens are refused when the first calls after a start come together.
    private static readonly CryptoProviderFactory NoCache = new() { CacheSignatureProviders = false };

    private readonly FrozenDictionary<string, JsonWebKey> _keys;

    private KeySet(Dictionary<string, JsonWebKey> keys) => _keys = keys.ToFrozenDictionary(StringComparer.Ordinal);

    public int Count => _keys.Count;

    public JsonWebKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    /// <summary>Keys that cannot verify a signature here (another use, type or curve, too short, without kid) are left out.</summary>
    /// <exception cref="InvalidDataException">It is no JWKS, has a kid twice, or has no usable key. The message quotes nothing.</exception>
    public static KeySet Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var list)
                || list.ValueKind != JsonValueKind.Array)
            {
                throw new InvalidDataException("It is no JWKS: an object with the array keys is expected.");
            }

            var usable = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
            foreach (var item in list.EnumerateArray())
            {
                if (Read(item) is { } key && !usable.TryAdd(key.KeyId, key))
                {
                    throw new InvalidDataException("Two keys have the same kid.");
                }
            }

            return usable.Count > 0 ? new KeySet(usable)
                : throw new InvalidDataException(
                "It holds no key that can be used: EC P-256 or P-384, or RSA from 2048 bits, each with a kid.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("It is no JSON.", e);
        }
    }

    /// <summary>Reads a file of the configuration.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static KeySet ReadFile(string file)
    {
        using var stream = File.OpenRead(file);
        if (stream.Length > MostBytes)
        {
            throw new InvalidDataException($"It is larger than {MostBytes / 1024} KiB.");
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }

    /// <summary>Why the file gives no keys, or null.</summary>
    public static string? FaultOf(string file)
    {
        try
        {
            ReadFile(file);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The file cannot be read ({e.GetType().Name}).";
        }
    }

    private static JsonWebKey? Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || Text(item, "kid") is not { Length: > 0 } kid
            || Text(item, "use") is not (null or "sig"))
        {
            return null;
        }

        // Only the public members are taken over, whatever else the set holds.
        var key = new JsonWebKey { Kid = kid, Kty = Text(item, "kty"), Alg = Text(item, "alg"), CryptoProviderFactory = NoCache };
        if (key.Kty == "EC" && Text(item, "crv") is "P-256" or "P-384")
        {
            (key.Crv, key.X, key.Y) = (Text(item, "crv"), Text(item, "x"), Text(item, "y"));
            var size = key.Crv == "P-256" ? 32 : 48;
            return IsBytes(key.X, size, size) && IsBytes(key.Y, size, size) ? key : null;
        }

        (key.N, key.E) = (Text(item, "n"), Text(item, "e"));
        return key.Kty == "RSA" && IsBytes(key.N, LeastRsaBits / 8, 1024) && IsBytes(key.E, 1, 8) ? key : null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsBytes(string? text, int least, int most)
    {
        try
        {
            return text is not null && Base64UrlEncoder.DecodeBytes(text).Length is var length && length >= least && length <= most;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
