using OsteoHooks.Cli.Conform.Examining;

namespace OsteoHooks.Cli.Conform.Reports;

/// <summary>How levels and outcomes are written.</summary>
internal static class ReportWords
{
    private const int Longest = 200;

    public static string Of(Level level) => level switch
    {
        Level.Must => "MUST",
        Level.Should => "SHOULD",
        Level.May => "MAY",
        _ => "inferred",
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.NotSeen => "not seen",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    /// <summary>Fit for a terminal: ids and member names are the service's own, and may hold anything.</summary>
    public static string Printable(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '?' : c));
        return clean.Length <= Longest ? clean : clean[..Longest] + "…";
    }
}
