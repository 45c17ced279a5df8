using Microsoft.Net.Http.Headers;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Hooks;

/// <summary>What a body must say about itself: JSON in UTF-8, not compressed.</summary>
internal static class BodyForm
{
    /// <exception cref="RequestRejectedException">415.</exception>
    public static void Check(HttpRequest request, BodyControls controls)
    {
        if (!IsJson(request.ContentType))
        {
            throw Refused("The Content-Type must be application/json or application/fhir+json, in UTF-8.");
        }

        if (controls.Uncompressed && !request.Headers.ContentEncoding.All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
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

        var isUtf8 = !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        return isUtf8 && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/fhir+json", StringComparison.OrdinalIgnoreCase));
    }

    private static RequestRejectedException Refused(string sentence) => new(StatusCodes.Status415UnsupportedMediaType, "$", sentence);
}
