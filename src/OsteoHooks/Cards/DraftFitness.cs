using System.Text.Json;

namespace OsteoHooks.Cards;

/// <summary>
/// Whether a user's draft can be sent back in an answer that every client parses. It is copied byte by byte, and what our reader stepped
/// over (a member
/// given twice, half a character, nesting to the limit) would make the whole answer unreadable for a stricter one, cards and all.
/// </summary>
internal static class DraftFitness
{
    // Levels that stand around a resource in a response and not in a request's draftOrders.
    private const int LevelsAround = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 - LevelsAround };

    public static bool CanReturn(ReadOnlyMemory<byte> draft)
    {
        try
        {
            using var document = JsonDocument.Parse(draft, Strict);
            ReadEveryString(draft.Span);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">An escaped surrogate stands without its other half.</exception>
    private static void ReadEveryString(ReadOnlySpan<byte> draft)
    {
        var reader = new Utf8JsonReader(draft);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
