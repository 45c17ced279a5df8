using System.Text.Json;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir;

/// <summary>prefetch: whatever its keys are called, what they hold is read.</summary>
internal static class PrefetchReader
{
    private const int LongestNamed = 64;

    public static Dictionary<string, PrefetchAnswer>? Read(ref Cursor c, Intake intake, SearchPages pages)
    {
        if (c.IsNull)
        {
            return null;
        }
        EnvelopeReader.Require(c.Token == JsonTokenType.StartObject, "prefetch", "An object is expected here.");
        var answers = new Dictionary<string, PrefetchAnswer>(StringComparer.Ordinal);
        while (c.NextName(out var key))
        {
            intake.CountEntry();
            var source = IsPlain(key) ? "prefetch." + key : $"prefetch[{answers.Count}]";
            EnvelopeReader.Require(!answers.ContainsKey(key), source, "The member is there twice.");
            answers[key] = AnswerReader.Read(ref c, intake, source, asked: null, pages);
        }

        return answers;
    }

    // The service chooses its keys; a path repeats none that it cannot have chosen.
    private static bool IsPlain(string key) =>
        key.Length is > 0 and <= LongestNamed && key.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_' or '.');
}
