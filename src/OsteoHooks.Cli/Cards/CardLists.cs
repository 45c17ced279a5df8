namespace OsteoHooks.Cli.Cards;

/// <summary>
/// The two lists that every card stands in. A line is added where its place is plain; otherwise it is handed back to be printed.
/// </summary>
internal static class CardLists
{
    /// <summary>After the last card of its pathway; those of a new pathway before the cards about the service itself.</summary>
    /// <returns>Whether the line was added.</returns>
    public static bool AddToCatalogue(string file, string id, IReadOnlyCollection<string> pathway, IReadOnlyCollection<string> service)
    {
        var lines = File.ReadAllLines(file).ToList();
        var last = lines.FindLastIndex(l => pathway.Contains(CardOn(l), StringComparer.Ordinal));
        var first = lines.FindIndex(l => service.Contains(CardOn(l), StringComparer.Ordinal));
        var at = last >= 0 ? last + 1 : first;
        if (at < 0)
        {
            return false;
        }

        lines.Insert(at, CatalogueLine(id));
        File.WriteAllLines(file, lines);
        return true;
    }

    /// <summary>At the end of the cards that stand alone, when these are the last of the file.</summary>
    /// <returns>Whether the line was added.</returns>
    public static bool AddToProblems(string file, string id)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file).ToList() : [];
        if (lines.FindLast(l => l.Length > 0 && char.IsAsciiLetter(l[0])) != "alone:")
        {
            return false;
        }

        lines.Insert(lines.FindLastIndex(l => l.Length > 0) + 1, ProblemsLine(id));
        File.WriteAllLines(file, lines);
        return true;
    }

    public static string CatalogueLine(string id) => $"  - {id}";

    public static string ProblemsLine(string id) => $"  {id}: \"{NewCardTexts.Alone}\"";

    private static string CardOn(string line) => line.StartsWith("  - ", StringComparison.Ordinal) ? line[4..].Trim() : "";
}
