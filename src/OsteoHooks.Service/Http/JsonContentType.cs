using Microsoft.Net.Http.Headers;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Http;

/// <summary>What a body must say about itself: JSON in UTF-8, not compressed.</summary>
internal static class JsonContentType
{
    /// <exception cref="RequestRejectedException">415.</exception>
    public static void Check(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            throw Refused("The Content-Type must be application/json or application/fhir+json, in UTF-8.");
        }

        if (!request.Headers.ContentEncoding.All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused("The body must be sent without a Content-Encoding.");
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return false;
        }

        var isUtf8 = !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        return isUtf8 && (Is(type, "application/json") || Is(type, "application/fhir+json"));
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static RequestRejectedException Refused(string sentence) => new(StatusCodes.Status415UnsupportedMediaType, "$", sentence);
}
