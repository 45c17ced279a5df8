using System.Collections.Frozen;
using System.Diagnostics;
using NRules.Fluent;
using OsteoHooks.Facts;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Rules;

/// <summary>
/// All rules that one guideline states, compiled once: for every hook, every client and whatever cards are off. Which of its findings a
/// service shows is data (<see cref="StatedRules"/>).
/// </summary>
public sealed class CompiledRules
{
    /// <summary>One activity a compilation, named for it, with the guideline as its tag.</summary>
    public const string ActivityName = "OsteoHooks.Rules.Compile";

    private static readonly ActivitySource Source = new("OsteoHooks.Rules");

    private static readonly IReadOnlyList<CardRule> CardRules =
        [.. typeof(CardRule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(CardRule)))
            .Select(t => (CardRule)Activator.CreateInstance(t)!)];

    private static readonly IReadOnlyList<Type> ReasoningRules =
        [.. typeof(CardRule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Rule)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private readonly ISessionFactory _factory;
    private readonly RuleInputs _inputs;

    private CompiledRules(ISessionFactory factory, RuleInputs inputs, FrozenDictionary<string, IReadOnlyList<Question>> questions)
    {
        _factory = factory;
        _inputs = inputs;
        Questions = questions;
    }

    /// <summary>Every card id for which a rule is written.</summary>
    public static IReadOnlySet<string> WrittenCards { get; } = CardRules.Select(r => r.Card).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By card id: what its rule asks under this guideline, in the order in which "why not" is answered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Question>> Questions { get; }

    /// <param name="cards">Ids of the cards that the guideline states.</param>
    /// <exception cref="InvalidDataException">A card has no rule, or rules rest on each other in a circle; the
    /// message names them.</exception>
    public static CompiledRules Of(Guideline guideline, IReadOnlyCollection<string> cards) =>
        Of(guideline, cards, CardRules, ReasoningRules);

    /// <summary>As <see cref="Of(Guideline, IReadOnlyCollection{string})"/> over these rules: what tests vary.</summary>
    public static CompiledRules Of(Guideline guideline, IReadOnlyCollection<string> cards, IReadOnlyList<CardRule> cardRules,
        IReadOnlyList<Type> reasoningRules)
    {
        ArgumentNullException.ThrowIfNull(guideline);
        using var compiling = Source.StartActivity(ActivityName);
        compiling?.SetTag("guideline", guideline.Id);
        var questions = cardRules.Where(r => cards.Contains(r.Card))
            .ToFrozenDictionary(r => r.Card, r => (IReadOnlyList<Question>)[.. r.Questions.Where(q => q.IsAskedBy(guideline))],
                StringComparer.Ordinal);
        var unwritten = cards.Where(c => !questions.ContainsKey(c)).Order(StringComparer.Ordinal).ToList();
        if (unwritten.Count > 0)
        {
            throw new InvalidDataException($"no rule is written for: {string.Join(", ", unwritten)}");
        }

        // Not through a rule repository: it leaves out types that are not public, without a word.
        var definitions = new RuleDefinitionFactory();
        IReadOnlyList<IRuleDefinition> reasoning = [.. reasoningRules.Select(t => definitions.Create((Rule)Activator.CreateInstance(t)!))];
        IReadOnlyList<IRuleDefinition> rules = [.. reasoning,
            .. cardRules.Where(r => questions.ContainsKey(r.Card)).Select(r => CardRuleBuilder.Build(r.Card, questions[r.Card]))];
        RuleStages.Check(rules);
        return new CompiledRules(new RuleCompiler().Compile(rules), new RuleInputs(reasoning), questions);
    }

    /// <summary>Runs the rules over what was read.</summary>
    /// <returns>The cards whose situation is met or may be, each once, and the states that were concluded on the way.</returns>
    public (IReadOnlyList<Considered> Considered, AllStates States) Run(States states)
    {
        var session = _factory.CreateSession();
        session.Insert(states);
        session.Fire();
        return ([.. session.Query<Considered>()],
            new AllStates(states, session.Query<IConcluded>().AsEnumerable().ToDictionary(c => c.GetType(), c => (State)c)));
    }

    /// <summary>The read states that a card's rule rests on, directly or through what rules concluded from them.</summary>
    public IReadOnlyList<Type> StatesOf(string card) => _inputs.Of(Questions[card]);
}
