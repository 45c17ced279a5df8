using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// A note on a fracture. ICPC-2 has no external causes, so in general practice the note is the only place that tells of them. A note with a
/// denial anywhere is left alone: which word it denies cannot be told.
/// </summary>
internal static class FractureNote
{
    private static readonly char[] BetweenWords = [' ', ',', '.', ';', ':', '(', ')', '\n', '\r', '\t'];

    public static bool TellsOfHighEnergy(string? note, WordLists words) =>
        note is not null && words[WordList.HighEnergyCause].AreIn(note)
        && !note.Split(BetweenWords).Intersect(words[WordList.Denial].All, StringComparer.OrdinalIgnoreCase).Any();
}
