using System.Collections.Frozen;
using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways;

/// <summary>
/// The rules that one guideline states for one hook, compiled. What a guideline does not state is not here; what the rules read follows from
/// the states they match.
/// </summary>
public sealed class Rulebook
{
    private static readonly Type[] RuleTypes = [.. typeof(Rulebook).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Rule)))];

    private readonly ISessionFactory factory;
    private readonly object[] standing;

    private Rulebook(ISessionFactory factory, object[] standing, IReadOnlyDictionary<string, CardProfile> cards, IReadOnlyDictionary<string, Premises> premises, IEnumerable<Type> offered)
    {
        this.factory = factory;
        this.standing = standing;
        Cards = cards;
        Premises = premises;
        NotIndicated = [.. cards.Values.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => new Finding(c.Id, Outcome.NotIndicated, c.Indicator, null, null, [], [], [], []))];
        Needs = DataNeeds.Of(premises.Values.SelectMany(p => p.States).Concat(offered));
    }

    /// <summary>Cards whose rules are in this book.</summary>
    public IReadOnlyDictionary<string, CardProfile> Cards { get; }

    /// <summary>What is found where no rule of the card fires, sorted by card id: the same for every patient, so made once.</summary>
    public IReadOnlyList<Finding> NotIndicated { get; }

    /// <summary>By card id: what each rule asks, for "why not".</summary>
    public IReadOnlyDictionary<string, Premises> Premises { get; }

    /// <summary>What the rules' states are read from.</summary>
    public DataNeeds Needs { get; }

    /// <summary>Every card id for which a rule is written.</summary>
    public static IReadOnlySet<string> WrittenCards { get; } = RuleTypes.Where(t => t.IsSubclassOf(typeof(CardRule))).Select(CardId.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="cards">Cards that the guideline states and that list the hook; one without a rule is an error.</param>
    public static Rulebook Compile(IReadOnlyList<CardProfile> cards) => Compile(cards, RuleTypes);

    /// <summary>As <see cref="Compile(IReadOnlyList{CardProfile})"/> over these rule types: what tests vary.</summary>
    public static Rulebook Compile(IReadOnlyList<CardProfile> cards, IEnumerable<Type> ruleTypes)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var profiles = cards.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        var types = ruleTypes.Where(t => !t.IsSubclassOf(typeof(CardRule)) || profiles.ContainsKey(CardId.Of(t))).ToList();
        var repository = new RuleRepository();
        repository.Load(x => x.From(types));
        var names = types.Where(t => t.IsSubclassOf(typeof(CardRule))).ToDictionary(t => t.FullName!, CardId.Of, StringComparer.Ordinal);
        var premises = repository.GetRules().Where(r => names.ContainsKey(r.Name)).ToFrozenDictionary(r => names[r.Name], Pathways.Premises.Of, StringComparer.Ordinal);
        var unwritten = profiles.Keys.Where(c => !premises.ContainsKey(c)).ToList();
        if (unwritten.Count > 0)
        {
            throw new InvalidDataException($"no rule is written for: {string.Join(", ", unwritten)}");
        }

        object[] facts =
        [
            .. cards.SelectMany(c => c.OutrankedBy.Select((stronger, rank) => new Outranks(c.Id, stronger, rank))).Where(o => profiles.ContainsKey(o.Stronger)),
            .. cards.SelectMany(c => c.ShownIn.Select((carrier, rank) => new CarriedIn(c.Id, carrier, rank))).Where(c => profiles.ContainsKey(c.Carrier)),
            .. cards.SelectMany(c => c.Orders.Select(o => new CardOrder(c.Id, o))),
        ];
        // What is offered is read from states too, but only where a card may offer something.
        var offered = cards.Any(c => c.Orders.Count > 0) ? repository.GetRules().Where(r => !names.ContainsKey(r.Name)).SelectMany(Pathways.Premises.StatesOf) : [];
        return new Rulebook(repository.Compile(), facts, profiles, premises, offered);
    }

    /// <summary>A session with the standing facts of the cards.</summary>
    public ISession Open()
    {
        var session = factory.CreateSession();
        session.InsertAll(standing);
        return session;
    }
}
