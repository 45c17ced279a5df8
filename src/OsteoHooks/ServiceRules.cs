using System.Collections.Concurrent;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;

namespace OsteoHooks;

/// <summary>The rules of every service, with all cards or without some: compiled once per guideline, the rest is choice.</summary>
internal sealed class ServiceRules
{
    public static readonly string[] Hooks = ["patient-view", "order-select", "order-sign"];

    private readonly CardLibrary _library;
    private readonly SortedSet<string> _off;
    private readonly Dictionary<string, (Guideline Guideline, StatedRules Rules)> _byService = new(StringComparer.Ordinal);

    // By guideline, shared by all clients, whatever cards are off for them.
    private readonly IReadOnlyDictionary<string, CompiledRules> _compiled;

    // Clients that leave out the same cards have the same rule sets.
    private readonly ConcurrentDictionary<string, ServiceRules> _without;

    private ServiceRules(CardLibrary library, SortedSet<string> off, IReadOnlyDictionary<string, CompiledRules> compiled,
        ConcurrentDictionary<string, ServiceRules> without)
    {
        _without = without;
        _library = library;
        _off = off;
        _compiled = compiled;
        foreach (var guideline in library.Guidelines.Values)
        {
            foreach (var hook in Hooks)
            {
                _byService[Id(guideline, hook)] = (guideline, new StatedRules(compiled[guideline.Id], [.. Profiles(guideline, hook)]));
            }
        }
    }

    public static string Id(Guideline guideline, string hook) => $"{guideline.Id}-{hook}";

    /// <summary>Compiles the rules of each guideline, once.</summary>
    public static ServiceRules Compile(CardLibrary library) => new(
        library, [], library.Guidelines.Values.ToDictionary(g => g.Id, g => CompiledRules.Of(g, StatedBy(g, library)),
                StringComparer.Ordinal), new(StringComparer.Ordinal));

    public (Guideline Guideline, StatedRules Rules) Of(string service) => _byService[service];

    /// <exception cref="InvalidDataException">There is no such card, or it speaks of the service itself.</exception>
    public ServiceRules Without(IReadOnlyCollection<string> cards)
    {
        foreach (var id in cards)
        {
            var card = _library.Cards.GetValueOrDefault(id) ?? throw new InvalidDataException($"there is no card {id}");
            if (card.IsAboutTheService)
            {
                throw new InvalidDataException($"{id} speaks of the service itself and cannot be off");
            }
        }

        var all = new SortedSet<string>(_off.Concat(cards), StringComparer.Ordinal);
        return all.Count == _off.Count
            ? this : _without.GetOrAdd(string.Join(' ', all), _ => new ServiceRules(_library, all, _compiled, _without));
    }

    private static HashSet<string> StatedBy(Guideline guideline, CardLibrary library) =>
        library.Cards.Values.Where(c => !c.IsAboutTheService && c.Guidelines.ContainsKey(guideline.Id)).Select(c => c.Id)
            .ToHashSet(StringComparer.Ordinal);

    private IEnumerable<CardProfile> Profiles(Guideline guideline, string hook) =>
        from card in _library.Cards.Values
        where !card.IsAboutTheService && !_off.Contains(card.Id) && card.Hooks.Contains(hook, StringComparer.Ordinal)
            && card.Guidelines.ContainsKey(guideline.Id)
        let here = card.Guidelines[guideline.Id]
        select new CardProfile(card.Id, here.Indicator, card.Hooks, card.OutrankedBy, here.Orders)
            { ShownIn = card.Tier == 3 ? card.ShownIn : [], Labs = card.Labs, ListedLabs = card.ListedLabs, Silences = Silences(card) };

    /// <summary>An answer to a stronger card silences the group below it, also at a hook where the stronger one does not run.</summary>
    private Dictionary<(string Card, string Code), Silence> Silences(Card card) =>
        (from answered in card.OutrankedBy.Where(_library.Cards.ContainsKey).Select(id => _library.Cards[id]).Prepend(card)
         where !_off.Contains(answered.Id)
         from code in answered.OverrideReasons.Distinct(StringComparer.Ordinal)
         let silence = _library.OverrideReasons.GetValueOrDefault(code)?.Silence
         where silence is not null
         select KeyValuePair.Create((answered.Id, code), silence)).ToDictionary();
}
