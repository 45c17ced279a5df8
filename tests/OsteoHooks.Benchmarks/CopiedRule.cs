using System.Linq.Expressions;
using System.Reflection;
using OsteoHooks.Guidelines;
using OsteoHooks.Pathways;

namespace OsteoHooks.Benchmarks;

/// <summary>
/// A card rule once more, on the same facts and under the same conditions, its last one with a limit that nothing reaches: it goes as far
/// as the original and never fires. <see cref="CopiedRules"/> makes the classes, with one field per alias of the original.
/// </summary>
public abstract class CopiedRule<TOriginal> : CardRule
    where TOriginal : CardRule, new()
{
    private static readonly Limit OutOfReach = new("benchmark.out-of-reach", Comparator.Greater, 100_000m, "", "", LimitBasis.Default);

    private static readonly MethodInfo Matching = typeof(CopiedRule<TOriginal>).GetMethod(nameof(Match), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public override void Define()
    {
        var original = new RuleDefinitionFactory().Create(new TOriginal());
        var premises = original.LeftHandSide.ChildElements.Cast<PatternElement>().ToList();
        foreach (var premise in premises)
        {
            // The engine's methods are generic in the fact, which is only known now.
            Matching.MakeGenericMethod(premise.ValueType).Invoke(this, [premise, premise == premises[^1]]);
        }

        foreach (var action in original.RightHandSide.Actions)
        {
            var context = action.Expression.Parameters[0];
            Then().Yield(Expression.Lambda<Func<IContext, Considered>>(Translated(action.Expression.Body, context), context));
        }
    }

    private void Match<TFact>(PatternElement premise, bool isLast)
        where TFact : notnull
    {
        List<Expression<Func<TFact, bool>>> conditions = [];
        foreach (var condition in premise.Expressions)
        {
            var fact = condition.Expression.Parameters[0];
            conditions.Add(Expression.Lambda<Func<TFact, bool>>(Translated(condition.Expression.Body, fact), fact));
        }

        if (isLast)
        {
            conditions.Add(fact => OutOfReach.IsReachedBy(fact.GetHashCode() & byte.MaxValue));
        }

        When().Match(Expression.Lambda<Func<TFact>>(Alias(premise.Declaration.Name)), [.. conditions]);
    }

    private MemberExpression Alias(string name) => Expression.Field(Expression.Constant(this), name);

    private Expression Translated(Expression body, ParameterExpression own) => new Translation(this, own).Visit(body);

    /// <summary>The definition's parameters back to aliases, and the original's card id to the copy's.</summary>
    private sealed class Translation(CopiedRule<TOriginal> rule, ParameterExpression own) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == own ? node : rule.Alias(node.Name!);

        protected override Expression VisitMember(MemberExpression node) =>
            node is { Member.Name: nameof(Card), Expression: ConstantExpression } ? Expression.Constant(rule.Card) : base.VisitMember(node);
    }
}
