using System.Collections.Immutable;

namespace OsteoHooks.Content.Check;

/// <summary>Checks a whole cards folder and lists every fault at once, so that a writer corrects a card in one round.</summary>
public static class ContentCheck
{
    /// <param name="today">Decides which cards have expired.</param>
    public static ContentReport Run(string folder, DateOnly today)
    {
        var faults = new List<string>();
        var library = CardLibrary.Open(folder, faults);
        foreach (var card in library.Cards.Values.OrderBy(c => c.Position))
        {
            new CardCheck(library, faults).Run(card, today);
        }

        new RankCheck(library, faults).Run();
        PlaceholderCheck.Run(folder, faults);
        var glossary = Glossary.Open(Path.Combine(folder, "glossary.yaml"), faults);
        foreach (var texts in library.Written.GroupBy(w => w.Card.Id, StringComparer.Ordinal))
        {
            LanguageCheck.Run([.. texts.Select(t => t.Text)], faults);
            glossary.Check([.. texts.Select(t => t.Text)], faults);
        }

        return new ContentReport([.. faults.Distinct(StringComparer.Ordinal)], library.Cards.Count, library.Written.Length);
    }
}
