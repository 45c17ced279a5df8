namespace OsteoHooks.Text;

/// <summary>The languages in which every text stands: English, Swedish, Danish, Norwegian bokmål.</summary>
public static class CardLanguage
{
    /// <summary>Also the order of the values of a <see cref="Wording"/>.</summary>
    public static readonly IReadOnlyList<string> All = ["en", "sv", "da", "nb"];

    /// <summary>The decimal separator: a comma in the Nordic languages.</summary>
    public static char DecimalSeparator(string language) => language == "en" ? '.' : ',';
}
