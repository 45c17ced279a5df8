using System.Linq.Expressions;
using OsteoHooks.Facts;

namespace OsteoHooks.Pathways;

/// <summary>
/// What a card rule rests on, read from its definition: the states it matches, and its <see cref="Considered"/> for any patient, also where
/// the rule does not match. As every state exists exactly once, that tells why not: the first answer that says no.
/// </summary>
public sealed class Premises
{
    private readonly Lazy<Func<IReadOnlyDictionary<Type, object>, Considered>> weigh;

    private Premises(IReadOnlyList<Type> states, Expression considered)
    {
        States = states;
        weigh = new(() => Compile(considered));
    }

    /// <summary>Types of the states that the rule matches.</summary>
    public IReadOnlyList<Type> States { get; }

    /// <summary>Types of the states that any rule matches.</summary>
    public static IEnumerable<Type> StatesOf(IRuleDefinition rule) =>
        rule.LeftHandSide.ChildElements.OfType<PatternElement>().Select(p => p.ValueType).Where(t => t.IsAssignableTo(typeof(IState)));

    public static Premises Of(IRuleDefinition rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var finder = new ConsideredFinder();
        foreach (var action in rule.RightHandSide.Actions)
        {
            finder.Visit(action.Expression);
        }

        return new Premises(
            [.. StatesOf(rule)],
            finder.Found ?? throw new InvalidOperationException($"{rule.Name} yields no {nameof(Considered)}"));
    }

    /// <summary>The rule's answers for these facts, matched or not.</summary>
    /// <param name="facts">States and guideline by type.</param>
    public Considered Weigh(IReadOnlyDictionary<Type, object> facts) => weigh.Value(facts);

    private static Func<IReadOnlyDictionary<Type, object>, Considered> Compile(Expression considered)
    {
        var facts = Expression.Parameter(typeof(IReadOnlyDictionary<Type, object>), "facts");
        var item = typeof(IReadOnlyDictionary<Type, object>).GetProperty("Item")!;
        var body = new StateReplacer(type => Expression.Convert(Expression.Property(facts, item, Expression.Constant(type, typeof(Type))), type)).Visit(considered);
        return Expression.Lambda<Func<IReadOnlyDictionary<Type, object>, Considered>>(body, facts).Compile();
    }

    private sealed class ConsideredFinder : ExpressionVisitor
    {
        public Expression? Found { get; private set; }

        protected override Expression VisitNew(NewExpression node)
        {
            Found ??= node.Type == typeof(Considered) ? node : null;
            return base.VisitNew(node);
        }
    }

    private sealed class StateReplacer(Func<Type, Expression> fact) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => fact(node.Type);
    }
}
