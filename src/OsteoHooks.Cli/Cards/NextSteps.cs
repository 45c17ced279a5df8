namespace OsteoHooks.Cli.Cards;

/// <summary>What is left to do once the files of a card are there, in the order in which to do it.</summary>
internal static class NextSteps
{
    /// <param name="listed">Whether the card stands in catalogue.yaml already.</param>
    /// <param name="ranked">Whether it stands in problems.yaml already.</param>
    public static string Of(NewCard card, bool listed, bool ranked)
    {
        List<string> steps =
        [
            $"cards/{card.Pathway}/{card.Id}: write what stands as <write: …> in card.yaml and the four texts.",
            listed
                ? "cards/catalogue.yaml: the card stands after its pathway's last; move it if it should be shown earlier."
                : $"cards/catalogue.yaml: add the line\n{CardLists.CatalogueLine(card.Id)}",
            ranked
                ? "cards/problems.yaml: the card stands alone; put it into a list where it keeps others silent or gives way, else "
                    + "write the reason."
                : $"cards/problems.yaml: put the card into a list, or add under alone the line\n{CardLists.ProblemsLine(card.Id)}",
            "cards/guidelines/<id>: add a limit that is new to every guideline (not-stated where it has none), and to its group in "
                + "src/OsteoHooks/Guidelines.",
            $"{card.RuleFile}: add the rule, with a question for each thing it depends on:\n\n{NewCardTexts.Rule(card).TrimEnd('\n')}\n",
            $"tests/patients/{card.Pathway}/{card.Id}: give her what the rule asks for in request.json; let the quiet twin differ in the "
            + "one fact that "
            + "decides; write why.md. A limit needs one more patient on each side (role: limit).",
            "osteohooks cards check: names what is still to be written, and every other fault.",
            "dotnet test tests/OsteoHooks.Tests: then read the difference in tests/findings.txt, and commit it with the rest.",
        ];
        return $"\nLeft to do:\n{string.Concat(steps.Select((step, i) => $"{i + 1}. {step}\n"))}";
    }
}
