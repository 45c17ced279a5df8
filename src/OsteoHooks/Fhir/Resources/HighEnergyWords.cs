namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// Words of a note on a fracture that tell of a traffic accident, a fall from a height or violence. ICPC-2 has no external causes, so in general
/// practice the note is the only place. A note with a denial anywhere is left alone: which word it denies cannot be told.
/// </summary>
internal static class HighEnergyWords
{
    private static readonly string[] Causes =
    [
        "trafikoly", "trafikuly", "trafikkuly", "traffic accident", "bilolyck", "biluly", "bilkras", "kollision", "kollisjon", "car accident", "car crash", "road accident",
        "motorcykel", "motorsykkel", "motorcycle", "påkör", "påkørt", "kjørt på", "högenergi", "højenergi", "høyenergi", "high-energy", "high energy",
        "från stege", "från tak", "från hög höjd", "från häst", "fra stige", "fra tag", "fra tak", "fra stor høyde", "fra stor højde", "fra hest",
        "from a ladder", "from ladder", "from a roof", "from roof", "from a height", "from height", "misshand", "mishand", "assault",
    ];

    private static readonly string[] Denials = ["ej", "ingen", "inget", "inte", "icke", "ikke", "utan", "uden", "uten", "not", "no", "without"];

    public static bool AreIn(string? note) =>
        note is not null && Array.Exists(Causes, c => note.Contains(c, StringComparison.OrdinalIgnoreCase))
        && !note.Split([' ', ',', '.', ';', ':', '(', ')', '\n', '\r', '\t']).Intersect(Denials, StringComparer.OrdinalIgnoreCase).Any();
}
