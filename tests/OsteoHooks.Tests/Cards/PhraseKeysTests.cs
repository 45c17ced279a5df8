using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OsteoHooks.Content;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Tests.Cards;

/// <summary>Holds <c>cards/phrases</c> and the sources of the clinical core together, in both directions.</summary>
public class PhraseKeysTests
{
    private static readonly string Root = PhraseSource.Root();
    private static readonly IReadOnlyList<PhraseSource> Sources = PhraseSource.All(Root);
    private static readonly Phrases Book = Open();

    /// <summary>Beginnings of keys, and every value that the code adds to them.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Prefixes = new(StringComparer.Ordinal)
    {
        ["site."] = InSources(@"ConceptSet\.DxaTscore\w+, ""(?<value>[a-z]+)"""),
        ["test."] = InSources(@"(\bCheck\(|\()""(?<value>[a-z0-9-]+)"", (ConceptSets\.Of|calcium\.|kidney\.|vitaminD\.)"),
        ["drug-class."] = InSources(@"\b(Concerns|Orders)\(""(?<value>[a-z-]+)"""),
        ["drug."] = [.. Guidelines().SelectMany(g => g.Equivalence.Keys).Select(s => s.ToString().ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)],
        ["override-reason."] = [.. Library().OverrideReasons.Keys],
        ["resource."] = Enum.GetNames<ResourceKind>(),
    };

    /// <summary>Written with a capital in the middle of a sentence too.</summary>
    private static readonly string[] Abbreviations = ["HbA1c"];

    [Fact]
    public void Every_phrase_that_the_code_says_stands_in_the_book_with_the_same_slots()
    {
        var shared =
            Sources.SelectMany(s => s.Calls).Where(c => c.Branches.Count > 1).SelectMany(c => c.Keys).ToHashSet(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var call in Sources.SelectMany(s => s.Calls))
        {
            foreach (var key in call.Keys.Concat(call.Prefixes.SelectMany(Completed)))
            {
                Compare(call, key, shared.Contains(key), faults);
            }
        }

        foreach (var source in Sources)
        {
            CompareLoose(source, faults);
        }

        Nothing(faults);
    }

    [Fact]
    public void Every_phrase_in_the_book_is_said_by_the_code()
    {
        var said = Sources.SelectMany(s => s.Calls.SelectMany(c => c.Keys.Concat(c.Prefixes.SelectMany(Completed))).Concat(LooseKeys(s)))
            .ToHashSet(StringComparer.Ordinal);

        Nothing(Book.Keys.Where(k => !said.Contains(k)).Select(k => $"{PlaceOf(k)}: {k} is said by nothing"));
    }

    [Fact]
    public void Notes_are_sentences_and_everything_else_is_a_clause_within_one()
    {
        var faults = new List<string>();
        // The reason for which a card was set aside is quoted as it was read.
        foreach (var (key, language) in Book.Keys.Where(k => !k.StartsWith("override-reason.", StringComparison.Ordinal))
            .SelectMany(k => CardLanguage.All.Select(l => (k, l))))
        {
            var text = Book.Say(Phrase.Of(key), language);
            var isNote = key.StartsWith("note.", StringComparison.Ordinal);
            var startsWell = isNote ? !char.IsLower(text[0]) : text.Length < 2 || Abbreviations.Contains(text)
                || !(char.IsUpper(text[0]) && char.IsLower(text[1]));
            if (text.EndsWith('.') != isNote || !startsWell || text.EndsWith(' ') || text.Contains("  ", StringComparison.Ordinal))
            {
                faults.Add($"{PlaceOf(key)}: {key} in {language}: {text}");
            }
        }

        Nothing(faults);
    }

    [Fact]
    public void A_line_of_a_phrase_file_can_be_read_without_scrolling() => Nothing(
        from file in Directory.EnumerateFiles(Path.Combine(Root, "cards", "phrases"))
        from line in File.ReadLines(file).Index()
        where line.Item.Length > 240
        select $"{Path.GetRelativePath(Root, file)}:{line.Index + 1}: the line has {line.Item.Length} characters");

    [Theory]
    [InlineData("en", "10 mg/day ≥ 5 mg/day, 120 d ≥ 90 d")]
    [InlineData("sv", "10 mg/dag ≥ 5 mg/dag, 120 dagar ≥ 90 dagar")]
    [InlineData("da", "10 mg/dag ≥ 5 mg/dag, 120 dage ≥ 90 dage")]
    [InlineData("nb", "10 mg/dag ≥ 5 mg/dag, 120 dager ≥ 90 dager")]
    public void The_phrase_on_exposure_names_dose_and_duration_beside_their_limits(string language, string expected) =>
        Assert.Equal(expected, Book.Say(
            Phrase.Of("exposure.daily-days", ("dose", 10m), ("sign", "≥"), ("limit", 5m), ("length", 120m), ("length-sign", "≥"),
                    ("length-limit", 90m)), language));

    [Theory]
    [InlineData("en", "no DXA in 24 months (looked in Observation (3), DiagnosticReport (0))")]
    [InlineData("sv", "ingen DXA på 24 månader (sökt i Observation (3), DiagnosticReport (0))")]
    [InlineData("da", "ingen DXA i 24 måneder (søgt i Observation (3), DiagnosticReport (0))")]
    [InlineData("nb", "ingen DXA på 24 måneder (søkt i Observation (3), DiagnosticReport (0))")]
    public void The_phrase_on_an_absence_names_where_was_looked_and_how_many_entries_were_seen(string language, string expected)
    {
        ImmutableArray<Phrase> places = [Phrase.Of("looked-in.place", ("type", "Observation"), ("seen", 3)),
            Phrase.Of("looked-in.place", ("type", "DiagnosticReport"), ("seen", 0))];

        Assert.Equal(expected,
            Book.Say(Phrase.Of("dxa.missing", ("months", 24m), ("places", Phrase.Of("looked-in", ("places", places)))), language));
    }

    /// <summary>Fails with every fault in full.</summary>
    private static void Nothing(IEnumerable<string> faults)
    {
        var all = string.Join('\n', faults);
        Assert.True(all.Length == 0, all);
    }

    /// <summary>A slot without a value is said by its name.</summary>
    private static List<string> SlotsOf(string key) =>
        [.. Regex.Matches(Book.Say(Phrase.Of(key), "en"), @"\{(?<slot>[a-z-]+)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(m => m.Groups["slot"].Value).Distinct()];

    private static string PlaceOf(string key) =>
        (from file in Directory.EnumerateFiles(Path.Combine(Root, "cards", "phrases"))
         from line in File.ReadLines(file).Index()
         where line.Item == key + ":"
         select $"{Path.GetRelativePath(Root, file)}:{line.Index + 1}").FirstOrDefault("cards");

    private static void Compare(PhraseCall call, string key, bool shared, List<string> faults)
    {
        if (!Book.Has(key))
        {
            faults.Add($"{call.Place}: {key} is not in cards/phrases");
            return;
        }

        faults.AddRange(SlotsOf(key).Except(call.Slots, StringComparer.Ordinal)
            .Select(slot => $"{call.Place}: {key} needs the slot {slot}"));
        if (!shared)
        {
            // Where one call serves several phrases, one of them may leave a slot out.
            faults.AddRange(call.Slots.Except(SlotsOf(key), StringComparer.Ordinal)
                .Select(slot => $"{call.Place}: {key} does not say the slot {slot}"));
        }
    }

    /// <summary>A key that reaches a call in a variable fits one of the calls that take one.</summary>
    private static void CompareLoose(PhraseSource source, List<string> faults)
    {
        var open = source.Calls.Where(c => c.OpenEndings.Any()).Select(c => c.Slots.ToHashSet(StringComparer.Ordinal)).ToList();
        foreach (var key in LooseKeys(source))
        {
            if (!Book.Has(key))
            {
                faults.Add($"{source.File}: {key} is not in cards/phrases");
            }
            else if (!open.Exists(slots => slots.SetEquals(SlotsOf(key))))
            {
                faults.Add($"{source.File}: no call fills the slots of {key}: {string.Join(", ", SlotsOf(key))}");
            }
        }
    }

    private static IEnumerable<string> LooseKeys(PhraseSource source)
    {
        var endings = source.Calls.SelectMany(c => c.OpenEndings).Distinct(StringComparer.Ordinal).ToList();
        return source.LooseKeys.SelectMany(k => k.EndsWith('.') ? Completed(k) : endings.Select(e => k + e));
    }

    private static IEnumerable<string> Completed(string prefix) =>
        Prefixes.TryGetValue(prefix, out var values) ? values.Select(v => prefix + v) : [prefix + "?"];

    private static IReadOnlyList<string> InSources(string pattern) =>
    [
        .. Sources.SelectMany(s => Regex.Matches(s.Text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(m => m.Groups["value"].Value).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<OsteoHooks.Guidelines.Guideline> Guidelines() => Library().Guidelines.Values;

    private static CardLibrary Library() => CardLibrary.Open(Path.Combine(Root, "cards"), new List<string>());

    private static Phrases Open()
    {
        var faults = new List<string>();
        var library = CardLibrary.Open(Path.Combine(Root, "cards"), faults);
        Nothing(faults);
        return library.Phrases;
    }
}
