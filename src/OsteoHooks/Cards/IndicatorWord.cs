using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>The indicator as CDS Hooks spells it.</summary>
internal static class IndicatorWord
{
    public static ReadOnlySpan<byte> Of(Indicator indicator) => indicator switch
    {
        Indicator.Critical => "critical"u8,
        Indicator.Warning => "warning"u8,
        _ => "info"u8,
    };
}
