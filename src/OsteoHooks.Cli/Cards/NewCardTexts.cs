using System.Globalization;

namespace OsteoHooks.Cli.Cards;

/// <summary>
/// What the files of a new card hold. What only its author can know stands as <c>&lt;write: …&gt;</c>, which <c>cards check</c> refuses.
/// </summary>
internal static class NewCardTexts
{
    /// <summary>Why a card stands in no list of problems.yaml.</summary>
    public const string Alone = "<write: why it keeps no other card silent and gives way to none, or move it into a list above>";

    private const int YearsUntilReview = 2;

    public static string CardYaml(NewCard card)
    {
        var guidelines = string.Concat(card.Guidelines.Select(g => $"""
              "{g.Id}":
                citations:
                  - document: "{g.Document}"
                    lines: "<write: line or lines of the guideline text, such as 316-319>"
                    quote: "<write: its own words, one or two sentences in the original language>"

            """));
        return $"""
            # The folder's name. Never rename it.
            id: {card.Id}
            # In English, for lists.
            title: "<write: English title>"
            # Raised with every change of meaning.
            version: 1.0.0
            # From this day the content check fails until somebody has looked again.
            expires: {Day(card.Today.AddYears(YearsUntilReview))}
            # Empty until a clinician has signed.
            reviewedBy: ""
            reviewedOn: ""
            # 1 in the workflow, 2 in the summary, 3 only inside another card.
            tier: {card.Tier}
            hooks: [{string.Join(", ", card.Hooks)}]
            # info, warning or critical; or one per guideline, such as se-vgr: warning in braces.
            indicator: info
            # Tier 3: ids of the cards whose text carries it.
            shownIn: []
            # Names of files in cards/orders that may be offered, in the order in which they are offered; or a list per guideline.
            orders: []
            # Keys of cards/links.yaml.
            links: []
            # Codes of cards/override-reasons.yaml that fit this card.
            overrideReasons: [specialist-follow-up, wrong-data]
            # The guidelines that state the rule. In one that does not stand here the rule does not exist.
            guidelines:
            {guidelines.TrimEnd('\n')}
            # Keys of "## reading: key" sections of the texts, in the order in which they are shown.
            readings: []

            """;
    }

    /// <summary>One language's text; the same sections stand in all.</summary>
    public static string Text(NewCard card) => $"""
        <write: the summary, one sentence that fits on one line>

        <write: one or two short paragraphs that are true under every guideline>

        {string.Join("\n\n", card.Guidelines.Select(g => $"## {g.Id}\n<write: what this guideline says and asks for>"))}

        """;

    public static string Rule(NewCard card) => $$"""
        /// <summary>When it applies, in one sentence.</summary>
        public sealed class {{card.ClassName}}() : CardRule(r => r
            .Ask<Person>(p => p.IsAdult));

        """;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
