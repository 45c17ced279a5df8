using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OsteoHooks.Content.Check;

/// <summary>
/// Holds the languages of a card together: the same variants and readings (the loader sees to the guidelines), the same slots and the same
/// digits as in English, passage by passage.
/// </summary>
internal static partial class LanguageCheck
{
    public static void Run(IReadOnlyList<CardTemplate> texts, ICollection<string> faults)
    {
        if (texts.FirstOrDefault(t => t.Language == "en") is not { } english)
        {
            return;
        }

        foreach (var text in texts.Where(t => t != english))
        {
            Sections(english.Variants, text.Variants, text, "variant: ", faults);
            Sections(english.Readings, text.Readings, text, "reading: ", faults);
            foreach (var (one, other) in Pairs(english, text))
            {
                Compare(one, other, text, faults);
            }
        }
    }

    private static IEnumerable<(Passage English, Passage Other)> Pairs(CardTemplate english, CardTemplate text) =>
        [
            (english.Standard.Summary, text.Standard.Summary),
            (english.Standard.Paragraphs, text.Standard.Paragraphs),
            .. Shared(english.Guidelines, text.Guidelines),
            .. Shared(english.Variants, text.Variants)
                .SelectMany(v => new[] { (v.English.Summary, v.Other.Summary), (v.English.Paragraphs, v.Other.Paragraphs) }),
            .. Shared(english.Readings, text.Readings),
        ];

    private static IEnumerable<(T English, T Other)> Shared<T>(ImmutableDictionary<string, T> english,
        ImmutableDictionary<string, T> other) =>
        english.Where(e => other.ContainsKey(e.Key)).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Value, other[e.Key]));

    private static void Sections<T>(ImmutableDictionary<string, T> english, ImmutableDictionary<string, T> other, CardTemplate text,
        string kind, ICollection<string> faults)
    {
        foreach (var key in english.Keys.Except(other.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            faults.Add($"{text.File}:1: \"## {kind}{key}\" stands in English only");
        }

        foreach (var key in other.Keys.Except(english.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            faults.Add($"{text.File}:1: \"## {kind}{key}\" does not stand in English");
        }
    }

    private static void Compare(Passage english, Passage other, CardTemplate text, ICollection<string> faults)
    {
        var slots = LimitSlots.In(other.Text).Select(s => s.Slot).Order(StringComparer.Ordinal).ToList();
        var wanted = LimitSlots.In(english.Text).Select(s => s.Slot).Order(StringComparer.Ordinal).ToList();
        if (!slots.SequenceEqual(wanted, StringComparer.Ordinal))
        {
            faults.Add($"{text.File}:{other.Line}: slots differ from English: {Difference(wanted, slots)}");
        }

        var digits = Numbers(other.Text);
        var digitsWanted = Numbers(english.Text);
        if (!digits.SequenceEqual(digitsWanted, StringComparer.Ordinal))
        {
            faults.Add($"{text.File}:{other.Line}: numbers differ from English: {Difference(digitsWanted, digits)}");
        }
    }

    private static List<string> Numbers(string text) =>
        [.. Digits().Matches(LimitSlots.Without(text)).Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static string Difference(List<string> wanted, List<string> found)
    {
        var missing = new List<string>(wanted);
        found.ForEach(f => missing.Remove(f));
        var extra = new List<string>(found);
        wanted.ForEach(w => extra.Remove(w));
        return string.Join(", ", [.. missing.Select(m => $"without {m}"), .. extra.Select(e => $"with {e}")]);
    }

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Digits();
}
