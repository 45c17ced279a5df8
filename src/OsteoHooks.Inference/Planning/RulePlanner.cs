using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>Compiles one conjunction of premises into a chain of steps.</summary>
/// <param name="types">The buckets of the rule set.</param>
/// <param name="growing">The types that the rule's own stratum concludes, when it is recursive.</param>
internal sealed class RulePlanner(FactTypes types, IReadOnlyList<Type> growing)
{
    private readonly Slots _slots = new();
    private readonly List<FactPattern> _patterns = [];
    private readonly List<int> _matchedSlots = [];
    private int _memories;

    public RulePlan Plan(IRuleDefinition rule, IReadOnlyList<RuleElement> premises)
    {
        Step[] steps = [.. premises.Select(Premise), new YieldStep(rule, [.. rule.RightHandSide.Actions.Select(x => _slots.Conclusion(x.Expression))], [.. _matchedSlots])];
        for (var i = 0; i < steps.Length - 1; i++)
            steps[i].Next = steps[i + 1];
        return new RulePlan(rule, steps[0], _slots.Count, _patterns, _memories);
    }

    private Step Premise(RuleElement premise) => premise switch
    {
        ExistsElement { Source: PatternElement pattern } => new ExistsStep(Facts(pattern)),
        NotElement { Source: PatternElement pattern } => new NotStep(Facts(pattern)),
        ForAllElement all => Every(all),
        PatternElement { Source: null } pattern => new MatchStep(Matched(Facts(pattern))),
        PatternElement { Source: BindingElement binding } pattern => Let(pattern, binding),
        PatternElement { Source: AggregateElement } pattern => Query(pattern),
        _ => throw new NotSupportedException($"A premise cannot be of the kind {premise.ElementType}."),
    };

    private FactPattern Facts(PatternElement pattern)
    {
        var place = new Place(pattern.Declaration, _slots.Place(pattern.Declaration));
        var conditions = pattern.Expressions.Select(x => x.Expression).ToArray();
        LambdaExpression[] onFact = [.. conditions.Where(x => IsOn(pattern.Declaration, x))];
        LambdaExpression[] onBindings = [.. conditions.Where(x => !IsOn(pattern.Declaration, x))];
        var facts = new FactPattern(types.MatchedBucket(pattern.ValueType), place.Slot, _memories++)
        {
            FactTest = Slots.FactTest(onFact),
            Test = _slots.Test(onBindings, place),
            // Only the first condition may be looked up: evaluating a later one before it might fail where it guards.
            Key = onBindings.Length > 0 ? KeyJoin.For(onBindings[0], place, _slots) : null,
            Grows = growing.Any(x => FactTypes.MayMatch(pattern.ValueType, x)),
            Text = Text(pattern),
        };
        _patterns.Add(facts);
        return facts;
    }

    private FactPattern Matched(FactPattern pattern)
    {
        _matchedSlots.Add(pattern.Slot);
        return pattern;
    }

    private EveryStep Every(ForAllElement all)
    {
        var facts = Facts(all.BasePattern);
        var conditions = all.Patterns.SelectMany(x => x.Expressions.Select(y => y.Expression)).ToArray();
        // Base and condition patterns declare a fact each, but it is the same fact: one slot serves both.
        var test = _slots.Test(conditions, new Place(all.Patterns[0].Declaration, facts.Slot));
        return new EveryStep(facts, test);
    }

    private LetStep Let(PatternElement pattern, BindingElement binding)
    {
        var value = _slots.Value(binding.Expression);
        var place = new Place(pattern.Declaration, _slots.Place(pattern.Declaration));
        return new LetStep(place.Slot, value, _slots.Test([.. pattern.Expressions.Select(x => x.Expression)], place), $"{Text(pattern)} = {binding.Expression.Body}");
    }

    private QueryStep Query(PatternElement pattern)
    {
        var source = Results(pattern, out var place);
        _matchedSlots.Add(place.Slot);
        return new QueryStep(source, place.Slot, _memories++, readsBindings: QueryReads.Bindings(pattern));
    }

    private QuerySource Results(PatternElement pattern, out Place place)
    {
        if (pattern.Source is not AggregateElement aggregate)
        {
            var facts = Facts(pattern);
            place = new Place(pattern.Declaration, facts.Slot);
            return new FactSource(facts);
        }

        var inner = Results(aggregate.Source, out var innerPlace);
        var shape = QueryShape.For(aggregate, innerPlace, _slots);
        place = new Place(pattern.Declaration, _slots.Place(pattern.Declaration));
        var test = _slots.Test([.. pattern.Expressions.Select(x => x.Expression)], place);
        return new ShapedSource(inner, shape, place.Slot, test, Text(pattern));
    }

    private static bool IsOn(Declaration own, LambdaExpression condition) =>
        condition.Parameters.Count == 1 && condition.Parameters[0] == own.Parameter;

    private static string Text(PatternElement pattern) =>
        $"{pattern.ValueType.Name} {pattern.Declaration.Name}: {string.Join(", ", pattern.Expressions.Select(x => x.Expression.Body))}";
}
