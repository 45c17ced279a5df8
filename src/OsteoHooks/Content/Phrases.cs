using System.Collections.Immutable;
using System.Globalization;
using OsteoHooks.Findings;
using OsteoHooks.Text;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// The sentences of <c>cards/phrases/&lt;concept&gt;.yaml</c>: under each key the sentence in every language, with the same slots in braces
/// (<c>{dose}</c>). A key stands in one file only.
/// </summary>
public sealed class Phrases
{
    private readonly Dictionary<string, ImmutableArray<PhraseTemplate>> _phrases = new(StringComparer.Ordinal);

    private Phrases()
    {
    }

    public IReadOnlyCollection<string> Keys => _phrases.Keys;

    public bool Has(string key) => _phrases.ContainsKey(key);

    /// <param name="folder">cards/phrases.</param>
    public static Phrases Open(string folder, ICollection<string> faults)
    {
        var book = new Phrases();
        if (!Directory.Exists(folder))
        {
            faults.Add($"{folder}:1: the folder is missing");
            return book;
        }

        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (YamlPage.Open(file, faults) is { } page)
            {
                book.Add(page, places);
            }
        }

        return book;
    }

    /// <summary>The book with the words of each reason for setting a card aside, under <c>override-reason.&lt;code&gt;</c>.</summary>
    internal Phrases With(IReadOnlyDictionary<string, OverrideReason> reasons)
    {
        foreach (var (code, reason) in reasons)
        {
            _phrases["override-reason." + code] = [.. CardLanguage.All.Select(l => new PhraseTemplate([reason.Display.In(l)]))];
        }

        return this;
    }

    /// <summary>The sentence as plain text, for reasons and values of findings.</summary>
    public string Say(Phrase phrase, string language)
    {
        using var text = new TextBuffer();
        Say(phrase, language, text, markdown: false);
        return text.ToString();
    }

    /// <summary>
    /// Appends the sentence. A key or a value that is missing stays visible by its name: a gap in the wording must not cost the clinician
    /// the card,
    /// and a test finds it.
    /// </summary>
    /// <param name="markdown">Escape values for a card's detail; otherwise they are plain text.</param>
    public void Say(Phrase phrase, string language, TextBuffer target, bool markdown)
    {
        if (!_phrases.TryGetValue(phrase.Key, out var texts))
        {
            target.Append(phrase.Key);
            return;
        }

        var parts = texts[Index(language)].Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
            {
                target.Append(parts[i]);
            }
            else
            {
                SayValue(Find(phrase, parts[i]), parts[i], language, target, markdown);
            }
        }
    }

    private static object? Find(Phrase phrase, string slot)
    {
        foreach (var (name, value) in phrase.Values)
        {
            if (name == slot)
            {
                return value;
            }
        }

        return null;
    }

    private void SayValue(object? value, string slot, string language, TextBuffer target, bool markdown)
    {
        switch (value)
        {
            case decimal number:
                target.Append(number, language, trim: true);
                break;
            case int number:
                target.Append(number, language, trim: true);
                break;
            case DateOnly date:
                target.Append(date);
                break;
            case Phrase nested:
                Say(nested, language, target, markdown);
                break;
            case IEnumerable<Phrase> list:
                var first = true;
                foreach (var item in list)
                {
                    target.Append(first ? "" : ", ");
                    Say(item, language, target, markdown);
                    first = false;
                }

                break;
            default:
                var text = value is null ? $"{{{slot}}}" : Convert.ToString(value, CultureInfo.InvariantCulture);
                if (markdown)
                {
                    MarkdownEscape.Append(target, text);
                }
                else
                {
                    PlainValue.Append(target, text);
                }

                break;
        }
    }

    /// <param name="places">Where each key stands that was read before.</param>
    private void Add(YamlPage page, Dictionary<string, string> places)
    {
        foreach (var (node, value) in page.Root.Children)
        {
            var key = (node as YamlScalarNode)?.Value ?? "";
            if (places.TryAdd(key, $"{Path.GetFileName(page.File)}:{node.Start.Line}"))
            {
                Add(page, key, node, value);
            }
            else
            {
                page.Fault(node, $"{key} stands in {places[key]} already");
            }
        }
    }

    private void Add(YamlPage page, string key, YamlNode at, YamlNode value)
    {
        if (value is not YamlMappingNode map)
        {
            page.Fault(at, $"{key} does not stand in every language");
            return;
        }

        var wording = page.Wording(map, at, key);
        var texts = CardLanguage.All.Select(l => PhraseTemplate.Parse(wording.In(l))).ToList();
        if (texts.Contains(null))
        {
            page.Fault(at, $"{key} has a brace that is not paired");
            return;
        }

        var slots = texts[0]!.Slots.Order(StringComparer.Ordinal).ToList();
        foreach (var (text, language) in texts.Zip(CardLanguage.All).Where(t => wording.In(t.Second).Length > 0))
        {
            if (!text!.Slots.Order(StringComparer.Ordinal).SequenceEqual(slots, StringComparer.Ordinal))
            {
                page.Fault(YamlPage.Child(map, language)!, $"{key} has other slots in {language} than in en");
            }
        }

        _phrases[key] = [.. texts.Select(t => t!)];
    }

    private static int Index(string language) => language switch { "sv" => 1, "da" => 2, "nb" => 3, _ => 0 };
}
