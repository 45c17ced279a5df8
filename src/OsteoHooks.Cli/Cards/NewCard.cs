namespace OsteoHooks.Cli.Cards;

/// <summary>A card that is to be made.</summary>
/// <param name="Guidelines">Each with the short name of the document to quote from.</param>
/// <param name="Hooks">Where it appears, as CDS Hooks names it.</param>
internal sealed record NewCard(
    string Pathway, string Id, int Tier, IReadOnlyList<(string Id, string Document)> Guidelines, IReadOnlyList<string> Hooks,
    DateOnly Today)
{
    public const string DefaultHooks = "order-sign,patient-view";

    /// <summary>The rule's class: the id without its hyphens.</summary>
    public string ClassName => Pascal(Id);

    /// <summary>The file that holds the rules of the pathway.</summary>
    public string RuleFile => $"src/OsteoHooks/Rules/{Pascal(Pathway)}.cs";

    private static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
