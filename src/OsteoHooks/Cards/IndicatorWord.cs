using System.Text;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>The indicator as CDS Hooks spells it.</summary>
public static class IndicatorWord
{
    public static ReadOnlySpan<byte> Of(Indicator indicator) => indicator switch
    {
        Indicator.Critical => "critical"u8,
        Indicator.Warning => "warning"u8,
        _ => "info"u8,
    };

    public static string Text(Indicator indicator) => Encoding.UTF8.GetString(Of(indicator));
}
