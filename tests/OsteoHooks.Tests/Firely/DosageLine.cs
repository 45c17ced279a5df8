namespace OsteoHooks.Tests.Firely;

/// <summary>One dosage instruction on one line.</summary>
internal static class DosageLine
{
    public static string Of(
        string sequence,
        string text,
        bool asNeeded,
        (string Sets, string Name) route,
        (string Low, string High, string MostPerDay) dose,
        string timing)
    {
        var need = asNeeded ? " as needed" : "";
        var amount = $"dose {dose.Low}-{dose.High} at most {dose.MostPerDay}";
        return $"{sequence}: '{text}'{need} route [{route.Sets}] '{route.Name}' {amount} timing {timing}";
    }
}
