using OsteoHooks.Guidelines;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>Words every card for every guideline that states it, in every language.</summary>
internal sealed class CardFiller(ContentFiles files, ICollection<string> faults)
{
    private readonly LimitFiller _templates = new();

    public Dictionary<(string Card, string Guideline, string Language), CardText> Fill()
    {
        var filled = new Dictionary<(string Card, string Guideline, string Language), CardText>();
        foreach (var (card, text) in files.Written)
        {
            Check(card, text);
            var worded = new Worded(text, _templates);
            foreach (var (id, stated) in card.Guidelines)
            {
                var guideline = files.Guidelines[id];
                filled[(card.Id, id, text.Language)] = worded.For(guideline, Sources(stated, guideline, text.Language), card.Readings);
            }
        }

        return filled;
    }

    private void Check(Card card, CardTemplate text)
    {
        foreach (var passage in text.All)
        {
            if (LimitSlots.StrayBraces(passage.Text) is { } line)
            {
                faults.Add($"{text.File}:{passage.Line + line}: braces only as {{{{value \"group.key\"}}}} or {{{{limit \"group.key\"}}}}");
            }

            if (LimitSlots.LeadingLimit(passage.Text) is { } leading && passage != text.Standard.Summary)
            {
                faults.Add($"{text.File}:{passage.Line + leading}: a line cannot begin with {{{{limit …}}}}, Markdown would make a "
                    + $"quotation of >");
            }
        }

        foreach (var reading in card.Readings.Where(r => !text.Readings.ContainsKey(r)))
        {
            faults.Add($"{text.File}:1: \"## reading: {reading}\" is missing");
        }

        foreach (var (key, passage) in text.Readings.Where(r => !card.Readings.Contains(r.Key, StringComparer.Ordinal)))
        {
            faults.Add($"{text.File}:{passage.Line - 1}: reading {key} is not listed in card.yaml");
        }

        foreach (var (id, passage) in text.Guidelines.Where(g => !card.Guidelines.ContainsKey(g.Key)
            && files.Guidelines.ContainsKey(g.Key)))
        {
            faults.Add($"{text.File}:{passage.Line - 1}: {id} does not state this card (card.yaml, guidelines)");
        }

        foreach (var id in card.Guidelines.Keys.Order(StringComparer.Ordinal))
        {
            if (!card.IsAboutTheService && !text.Guidelines.ContainsKey(id))
            {
                faults.Add($"{text.File}:1: \"## {id}\" is missing");
            }
        }

        CheckLimits(card, text);
    }

    private void CheckLimits(Card card, CardTemplate text)
    {
        foreach (var passage in text.All)
        {
            var own = text.Guidelines.FirstOrDefault(g => ReferenceEquals(g.Value, passage)).Key;
            foreach (var (_, key, line) in LimitSlots.In(passage.Text))
            {
                // A passage under a guideline is shown only there; any other is shown under every guideline that states the card.
                var shownUnder = card.Guidelines.Keys.Where(g => own is null || g == own).Select(g => files.Guidelines[g]).ToList();
                if (shownUnder.Exists(g => !g.Limits.ContainsKey(key)))
                {
                    faults.Add($"{text.File}:{passage.Line + line}: there is no limit {key}");
                }
                else if (shownUnder.Find(g => !g.Limits[key].IsStated) is { } silent)
                {
                    faults.Add($"{text.File}:{passage.Line + line}: {silent.Id} does not state the limit {key}");
                }
            }
        }
    }

    private string Sources(CardInGuideline stated, Guideline guideline, string language) => string.Join("\n\n", stated.Citations.Select(c =>
    {
        var before = files.Blocks.Before(Blocks.Source, language);
        var after = files.Blocks.After(Blocks.Source, language);
        return Fill(before) + Escaped(c.Quote) + Fill(after);

        string Fill(string part) => part
            .Replace("{{document}}", Escaped(guideline.Documents.GetValueOrDefault(c.Document, c.Document)), StringComparison.Ordinal)
            .Replace("{{lines}}", Escaped(c.Lines), StringComparison.Ordinal);
    }));

    private static string Escaped(string value)
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, value, longest: value.Length);
        return text.ToString();
    }

    /// <summary>One written text with its templates compiled, to be filled per guideline.</summary>
    private sealed class Worded(CardTemplate text, LimitFiller _templates)
    {
        private readonly Dictionary<Passage, Func<Guideline, string, string>> _compiled = new(ReferenceEqualityComparer.Instance);

        public CardText For(Guideline guideline, string sources, IReadOnlyList<string> readings) => new(
            Variant(text.Standard, guideline),
            text.Guidelines.TryGetValue(guideline.Id, out var passage) ? Fill(passage, guideline, asMarkdown: true) : "",
            sources,
            string.Join("\n\n", readings.Where(text.Readings.ContainsKey).Select(r => Fill(text.Readings[r], guideline, asMarkdown: true))),
            text.Variants.ToDictionary(v => v.Key, v => Variant(v.Value, guideline), StringComparer.Ordinal));

        private CardVariant Variant(VariantTemplate variant, Guideline guideline) =>
            new(Fill(variant.Summary, guideline, asMarkdown: false), Fill(variant.Paragraphs, guideline, asMarkdown: true));

        private string Fill(Passage passage, Guideline guideline, bool asMarkdown)
        {
            if (!_compiled.TryGetValue(passage, out var template))
            {
                _compiled[passage] = template =
                    LimitSlots.StrayBraces(passage.Text) is null ? _templates.Compile(passage.Text, asMarkdown) : (_, _) => passage.Text;
            }

            return template(guideline, text.Language);
        }
    }
}
