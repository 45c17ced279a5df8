namespace OsteoHooks.Text;

/// <summary>One short text in every language of <see cref="CardLanguage.All"/>.</summary>
public sealed record Wording(string En, string Sv, string Da, string Nb)
{
    /// <param name="language">en, sv, da or nb; anything else reads English.</param>
    public string In(string language) => language switch
    {
        "sv" => Sv,
        "da" => Da,
        "nb" => Nb,
        _ => En,
    };
}
