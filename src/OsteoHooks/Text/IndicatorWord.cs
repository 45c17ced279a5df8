using OsteoHooks.Findings;

namespace OsteoHooks.Text;

/// <summary>The indicator as CDS Hooks spells it: info, warning or critical.</summary>
public static class IndicatorWord
{
    private static readonly string[] Words = ["info", "warning", "critical"];

    public static string Of(Indicator indicator) => Words[(int)indicator];

    /// <summary>Null for any other word.</summary>
    public static Indicator? Read(string? word) => Array.IndexOf(Words, word) is >= 0 and var at ? (Indicator)at : null;
}
