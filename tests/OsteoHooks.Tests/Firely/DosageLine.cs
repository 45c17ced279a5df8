namespace OsteoHooks.Tests.Firely;

/// <summary>One dosage instruction on one line.</summary>
internal static class DosageLine
{
    public static string Of(string sequence, string text, bool asNeeded, string routeSets, string route, string dose, string doseHigh, string mostPerDay, string timing) =>
        $"{sequence}: '{text}'{(asNeeded ? " as needed" : "")} route [{routeSets}] '{route}' dose {dose}-{doseHigh} at most {mostPerDay} timing {timing}";
}
