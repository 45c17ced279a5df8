using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OsteoHooks.Service.Hooks;

/// <summary>The language of an answer: the one that the caller likes best of those we write.</summary>
internal static class AskedLanguage
{
    /// <param name="header">Accept-Language; what cannot be parsed counts as absent.</param>
    /// <param name="own">The guideline's own language, for callers who ask for none, any, or one that we do not write.</param>
    public static string Of(StringValues header, string own)
    {
        if (StringValues.IsNullOrEmpty(header) || !StringWithQualityHeaderValue.TryParseList(header, out var asked))
        {
            return own;
        }

        var best = own;
        var quality = 0.0;
        foreach (var one in asked)
        {
            // The first of equals, as listed.
            if ((one.Quality ?? 1) > quality && Written(one.Value, own) is { } language)
            {
                (best, quality) = (language, one.Quality ?? 1);
            }
        }

        return best;
    }

    private static string? Written(StringSegment tag, string own)
    {
        var end = tag.IndexOf('-');
        return (end < 0 ? tag : tag.Subsegment(0, end)).ToString().ToUpperInvariant() switch
        {
            "SV" => "sv",
            "DA" => "da",
            "NB" or "NN" or "NO" => "nb",
            "EN" => "en",
            "*" => own,
            _ => null,
        };
    }
}
