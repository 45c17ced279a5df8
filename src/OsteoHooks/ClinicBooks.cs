using System.Collections.Concurrent;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Pathways;

namespace OsteoHooks;

/// <summary>The compiled rules of every service, with all cards or without some.</summary>
internal sealed class ClinicBooks
{
    public static readonly string[] Hooks = ["patient-view", "order-select", "order-sign"];

    private readonly CardLibrary library;
    private readonly SortedSet<string> off;
    private readonly Dictionary<string, (Guideline Guideline, Rulebook Rules)> byService = new(StringComparer.Ordinal);

    // Shared by all books of one library: clients that leave out the same cards have the same rules.
    private readonly ConcurrentDictionary<string, Lazy<ClinicBooks>> compiled;

    private ClinicBooks(CardLibrary library, SortedSet<string> off, ConcurrentDictionary<string, Lazy<ClinicBooks>> compiled)
    {
        this.library = library;
        this.off = off;
        this.compiled = compiled;
        foreach (var guideline in library.Guidelines.Values)
        {
            foreach (var hook in Hooks)
            {
                byService[Id(guideline, hook)] = (guideline, Rulebook.Compile([.. Profiles(guideline, hook)]));
            }
        }
    }

    public static string Id(Guideline guideline, string hook) => $"{guideline.Id}-{hook}";

    public static ClinicBooks Compile(CardLibrary library) => new(library, [], new(StringComparer.Ordinal));

    public (Guideline Guideline, Rulebook Rules) Of(string service) => byService[service];

    /// <exception cref="InvalidDataException">There is no such card, or it speaks of the service itself.</exception>
    public ClinicBooks Without(IReadOnlyCollection<string> cards)
    {
        foreach (var id in cards)
        {
            var card = library.Cards.GetValueOrDefault(id) ?? throw new InvalidDataException($"there is no card {id}");
            if (card.IsAboutTheService)
            {
                throw new InvalidDataException($"{id} speaks of the service itself and cannot be off");
            }
        }

        var all = new SortedSet<string>(off.Concat(cards), StringComparer.Ordinal);
        return all.Count == off.Count ? this : compiled.GetOrAdd(string.Join(' ', all), _ => new(() => new ClinicBooks(library, all, compiled))).Value;
    }

    private IEnumerable<CardProfile> Profiles(Guideline guideline, string hook) =>
        from card in library.Cards.Values
        where !card.IsAboutTheService && !off.Contains(card.Id) && card.Hooks.Contains(hook, StringComparer.Ordinal) && card.Guidelines.ContainsKey(guideline.Id)
        let here = card.Guidelines[guideline.Id]
        select new CardProfile(card.Id, here.Indicator, card.Hooks, card.OutrankedBy, here.Orders) { ShownIn = card.Tier == 3 ? card.ShownIn : [], Silences = Silences(card) };

    /// <summary>An answer to a stronger card silences the group below it, also at a hook where the stronger one does not run.</summary>
    private Dictionary<(string Card, string Code), Silence> Silences(Card card) =>
        (from answered in card.OutrankedBy.Where(library.Cards.ContainsKey).Select(id => library.Cards[id]).Prepend(card)
         where !off.Contains(answered.Id)
         from code in answered.OverrideReasons.Distinct(StringComparer.Ordinal)
         let silence = library.OverrideReasons.GetValueOrDefault(code)?.Silence
         where silence is not null
         select KeyValuePair.Create((answered.Id, code), silence)).ToDictionary();
}
