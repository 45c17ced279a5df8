using System.Collections.Immutable;
using System.Globalization;
using OsteoHooks.Findings;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Cards;

/// <summary>The sentences of <c>cards/phrases.yaml</c>: <c>key: { en: "… {dose} …", sv: …, da: …, nb: … }</c>.</summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, ImmutableArray<PhraseText>> phrases = new(StringComparer.Ordinal);

    private PhraseBook()
    {
    }

    public IReadOnlyCollection<string> Keys => phrases.Keys;

    public bool Has(string key) => phrases.ContainsKey(key);

    public static PhraseBook Open(string file, ICollection<string> faults)
    {
        var book = new PhraseBook();
        if (ContentPage.Open(file, faults) is { } page)
        {
            foreach (var (key, value) in ContentPage.Entries(page.Root))
            {
                book.Add(page, key, value);
            }
        }

        return book;
    }

    /// <summary>The book with the words of each reason for setting a card aside, under <c>override-reason.&lt;code&gt;</c>.</summary>
    internal PhraseBook With(IReadOnlyDictionary<string, OverrideReason> reasons)
    {
        foreach (var (code, reason) in reasons)
        {
            phrases["override-reason." + code] = [.. CardLanguage.All.Select(l => new PhraseText([reason.Display.In(l)]))];
        }

        return this;
    }

    /// <summary>The slots of a sentence; they are the same in every language. Empty for an unknown key.</summary>
    public IReadOnlyCollection<string> SlotsOf(string key) => phrases.TryGetValue(key, out var texts) ? [.. texts[0].Slots.Distinct()] : [];

    /// <summary>The sentence as plain text, for reasons and values of findings.</summary>
    public string Say(Phrase phrase, string language)
    {
        using var text = new TextBuffer();
        Say(phrase, language, text, markdown: false);
        return text.ToString();
    }

    /// <summary>
    /// Appends the sentence. A key or a value that is missing stays visible by its name: a gap in the wording must not cost the clinician the card,
    /// and a test finds it.
    /// </summary>
    /// <param name="markdown">Escape values for a card's detail; otherwise they are plain text.</param>
    public void Say(Phrase phrase, string language, TextBuffer target, bool markdown)
    {
        if (!phrases.TryGetValue(phrase.Key, out var texts))
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

    private void Add(ContentPage page, string key, YamlNode value)
    {
        if (value is not YamlMappingNode map)
        {
            page.Fault(value, $"{key} does not stand in every language");
            return;
        }

        var wording = page.Wording(map, named: key);
        var texts = CardLanguage.All.Select(l => PhraseText.Parse(wording.In(l))).ToList();
        if (texts.Contains(null))
        {
            page.Fault(value, $"{key} has a brace that is not paired");
            return;
        }

        var slots = texts[0]!.Slots.Order(StringComparer.Ordinal).ToList();
        foreach (var (text, language) in texts.Zip(CardLanguage.All).Where(t => wording.In(t.Second).Length > 0))
        {
            if (!text!.Slots.Order(StringComparer.Ordinal).SequenceEqual(slots, StringComparer.Ordinal))
            {
                page.Fault(value, $"{key} has other slots in {language} than in en");
            }
        }

        phrases[key] = [.. texts.Select(t => t!)];
    }

    private static int Index(string language) => language switch { "sv" => 1, "da" => 2, "nb" => 3, _ => 0 };
}
