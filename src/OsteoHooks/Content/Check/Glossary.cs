using OsteoHooks.Text;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content.Check;

/// <summary>
/// The field's terms (<c>cards/glossary.yaml</c>): where a card uses a term in English, each other language uses its own form of it; and
/// forms that a
/// country's clinicians avoid. A form is a stem, found anywhere in the text in any case.
/// </summary>
internal sealed class Glossary
{
    private readonly List<(string Term, Dictionary<string, IReadOnlyList<string>> Stems)> _terms = [];
    private readonly List<(string Language, string Avoided, string Better)> _avoided = [];

    public static Glossary Open(string file, ICollection<string> faults)
    {
        var glossary = new Glossary();
        if (YamlPage.Open(file, faults) is { } page)
        {
            page.OnlyKeys(page.Root, "terms", "avoid");
            glossary.ReadTerms(page);
            glossary.ReadAvoided(page);
        }

        return glossary;
    }

    public void Check(IReadOnlyList<CardTemplate> texts, ICollection<string> faults)
    {
        if (texts.FirstOrDefault(t => t.Language == "en") is not { } english)
        {
            return;
        }

        foreach (var text in texts)
        {
            CheckAvoided(text, faults);
            if (text != english)
            {
                CheckTerms(Whole(english), text, faults);
            }
        }
    }

    private void CheckTerms(string english, CardTemplate text, ICollection<string> faults)
    {
        var whole = Whole(text);
        foreach (var (term, stems) in _terms)
        {
            if (Uses(english, stems["en"]) && !Uses(whole, stems[text.Language]))
            {
                faults.Add($"{text.File}:1: English says \"{term}\", this says none of {string.Join(", ", stems[text.Language])}");
            }
        }
    }

    private void CheckAvoided(CardTemplate text, ICollection<string> faults)
    {
        foreach (var passage in text.All)
        {
            var lines = LimitSlots.Without(passage.Text).Split('\n');
            foreach (var (_, wrong, better) in _avoided.Where(a => a.Language == text.Language))
            {
                for (var i = 0; i < lines.Length; i++)
                {
                    if (lines[i].Contains(wrong, StringComparison.OrdinalIgnoreCase))
                    {
                        faults.Add($"{text.File}:{passage.Line + i}: write \"{better}\" instead of \"{wrong}\"");
                    }
                }
            }
        }
    }

    private void ReadTerms(YamlPage page)
    {
        foreach (var (term, value) in page.Map(page.Root, "terms") is { } map ? YamlPage.Entries(map) : [])
        {
            if (value is YamlMappingNode node && CardLanguage.All.All(l => YamlPage.Child(node, l) is YamlSequenceNode))
            {
                _terms.Add((term, CardLanguage.All.ToDictionary(l => l, l => page.List(node, l), StringComparer.Ordinal)));
            }
            else
            {
                page.Fault(value, $"{term} needs a list of forms in every language");
            }
        }
    }

    private void ReadAvoided(YamlPage page)
    {
        foreach (var (language, value) in page.Map(page.Root, "avoid") is { } map ? YamlPage.Entries(map) : [])
        {
            if (value is YamlMappingNode pairs && CardLanguage.All.Contains(language, StringComparer.Ordinal))
            {
                _avoided.AddRange(YamlPage.Entries(pairs).Select(p => (language, p.Key, (p.Value as YamlScalarNode)?.Value ?? "")));
            }
            else
            {
                page.Fault(value, $"avoid.{language} is no language with pairs of forms");
            }
        }
    }

    private static bool Uses(string text, IReadOnlyList<string> stems) =>
        stems.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase));

    private static string Whole(CardTemplate text) => LimitSlots.Without(string.Join('\n', text.All.Select(p => p.Text)));
}
