using System.Globalization;
using System.Text.Json;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Feedback;

/// <summary>
/// Reads the body of a feedback call. Unknown members are passed over; one that is given twice, or a member at fault, refuses the whole
/// body.
/// </summary>
internal static class FeedbackReader
{
    /// <summary>Longest comment that is kept, in UTF-16 units; the rest is cut off.</summary>
    public const int LongestComment = 2_000;

    // The forms of RFC 3339: a zone must be there.
    private static readonly string[] Times = ["yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    /// <exception cref="RequestRejectedException">400: the path names the first member at fault.</exception>
    public static List<SentFeedback> Read(ReadOnlyMemory<byte> body, BodyLimits limits)
    {
        try
        {
            using var document =
                JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = limits.Reading.Depth, AllowDuplicateProperties = false });
            Require(document.RootElement.ValueKind == JsonValueKind.Object, "$", "The body must be a JSON object.");
            Require(document.RootElement.TryGetProperty("feedback", out var list)
                && list.ValueKind == JsonValueKind.Array, "feedback", "A list of feedback is expected here.");
            Require(list.GetArrayLength() <= limits.MostItems, "feedback", $"At most {limits.MostItems} items are taken in one call.");
            return [.. list.EnumerateArray().Select((item, i) => Item(item, $"feedback[{i}]"))];
        }
        catch (JsonException)
        {
            throw new RequestRejectedException(
                StatusCodes.Status400BadRequest, "$",
                $"The body is not JSON, has a member twice, or is nested deeper than {limits.Reading.Depth} levels.");
        }
    }

    private static SentFeedback Item(JsonElement item, string path)
    {
        Require(item.ValueKind == JsonValueKind.Object, path, "An object is expected here.");
        Require(Guid.TryParse(Text(item, "card"), out var card), $"{path}.card", "The uuid of a card is expected here.");
        var outcome = Text(item, "outcome") switch
        {
            "accepted" => FeedbackOutcome.Accepted,
            "overridden" => FeedbackOutcome.Overridden,
            _ => throw Fault($"{path}.outcome", "Expected is accepted or overridden."),
        };
        var at = Time(Text(item, "outcomeTimestamp"), $"{path}.outcomeTimestamp");
        var accepted = outcome == FeedbackOutcome.Accepted ? Accepted(item, path) : [];
        var (reason, comment) = outcome == FeedbackOutcome.Overridden ? Reason(item, path) : (null, null);
        return new(card, outcome, accepted, reason, comment, at);
    }

    private static List<Guid> Accepted(JsonElement item, string path)
    {
        path += ".acceptedSuggestions";
        Require(item.TryGetProperty("acceptedSuggestions", out var list)
            && list.ValueKind == JsonValueKind.Array, path, "A list of the accepted suggestions is expected here.");
        var ids = new List<Guid>();
        foreach (var suggestion in list.EnumerateArray())
        {
            Require(suggestion.ValueKind == JsonValueKind.Object
                && Guid.TryParse(Text(suggestion, "id"), out _), $"{path}[{ids.Count}].id", "The uuid of a suggestion is expected here.");
            ids.Add(Guid.Parse(Text(suggestion, "id")!, CultureInfo.InvariantCulture));
        }

        return ids;
    }

    private static (string? Code, string? Comment) Reason(JsonElement item, string path)
    {
        path += ".overrideReason";
        if (!item.TryGetProperty("overrideReason", out var reason) || reason.ValueKind == JsonValueKind.Null)
        {
            return (null, null);
        }

        Require(reason.ValueKind == JsonValueKind.Object, path, "An object is expected here.");
        var hasCode = reason.TryGetProperty("reason", out var coding) && coding.ValueKind != JsonValueKind.Null;
        Require(!hasCode || (coding.ValueKind == JsonValueKind.Object && !string.IsNullOrWhiteSpace(Text(coding, "code"))),
            $"{path}.reason.code", "A code is expected here.");
        var comment = Text(reason, "userComment");
        Require(hasCode || comment is not null, path, "Expected is a reason, a userComment, or both.");
        return (hasCode ? Text(coding, "code") : null, Cut(comment));
    }

    private static string? Cut(string? comment)
    {
        if (comment is null || comment.Length <= LongestComment)
        {
            return comment;
        }

        return comment[..(char.IsHighSurrogate(comment[LongestComment - 1]) ? LongestComment - 1 : LongestComment)];
    }

    private static DateTimeOffset Time(string? text, string path) =>
        text is not null && DateTimeOffset.TryParseExact(
            text.Replace("Z", "+00:00", StringComparison.OrdinalIgnoreCase), Times, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time)
            ? time.ToUniversalTime()
            : throw Fault(path, "A time with zone (RFC 3339) is expected here.");

    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }

    private static void Require(bool holds, string path, string sentence)
    {
        if (!holds)
        {
            throw Fault(path, sentence);
        }
    }

    private static RequestRejectedException Fault(string path, string sentence) => new(StatusCodes.Status400BadRequest, path, sentence);
}
