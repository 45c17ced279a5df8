using System.Linq.Expressions;
using OsteoHooks.Facts;

namespace OsteoHooks.Rules;

/// <summary>What one rule takes and gives, by NRules' rule model.</summary>
/// <param name="Reads">Read states that it asks, of the fact that holds them.</param>
/// <param name="Matches">Types of the facts that it matches, and whether it needs all of them or none (an aggregate, Not,
/// Exists, ForAll) and not one.</param>
/// <param name="Yields">Types of the facts that it makes.</param>
internal sealed record RuleParts(IReadOnlyList<Type> Reads, IReadOnlyList<(Type Fact, bool NeedsAll, bool Negated)> Matches,
    IReadOnlyList<Type> Yields)
{
    public static RuleParts Of(IRuleDefinition rule)
    {
        var matches = new List<(Type Fact, bool NeedsAll, bool Negated)>();
        var found = new Found();
        Collect(rule.LeftHandSide, needsAll: false, negated: false, matches, found);
        foreach (var action in rule.RightHandSide.Actions)
        {
            found.Visit(action.Expression);
        }

        return new RuleParts([.. found.Reads.Distinct()], [.. matches.Distinct()], [.. found.Yields.Distinct()]);
    }

    private static void Collect(RuleElement element, bool needsAll, bool negated,
        List<(Type Fact, bool NeedsAll, bool Negated)> matches, Found found)
    {
        switch (element)
        {
            case PatternElement { Source: { } source } pattern:
                Visit(pattern, found);
                Collect(source, needsAll, negated, matches, found);
                break;
            case PatternElement pattern:
                matches.Add((pattern.ValueType, needsAll, negated));
                Visit(pattern, found);
                break;
            case AggregateElement aggregate:
                Collect(aggregate.Source, needsAll: true, negated, matches, found);
                break;
            case NotElement not:
                Collect(not.Source, needsAll: true, negated: true, matches, found);
                break;
            case ExistsElement exists:
                Collect(exists.Source, needsAll: true, negated: true, matches, found);
                break;
            case ForAllElement all:
                foreach (var pattern in all.Patterns.Append(all.BasePattern))
                {
                    Collect(pattern, needsAll: true, negated: true, matches, found);
                }

                break;
            case GroupElement group:
                foreach (var child in group.ChildElements)
                {
                    Collect(child, needsAll, negated, matches, found);
                }

                break;
            case BindingElement binding:
                found.Visit(binding.Expression);
                break;
        }
    }

    private static void Visit(PatternElement pattern, Found found)
    {
        foreach (var condition in pattern.Expressions)
        {
            found.Visit(condition.Expression);
        }
    }

    private sealed class Found : ExpressionVisitor
    {
        public List<Type> Reads { get; } = [];

        public List<Type> Yields { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method is { Name: nameof(States.Of), IsGenericMethod: true } && node.Method.DeclaringType == typeof(States))
            {
                Reads.Add(node.Method.GetGenericArguments()[0]);
            }

            if (node.Method.Name is nameof(IContext.InsertLinked) && node.Arguments[^1] is var fact)
            {
                Yields.Add(fact is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand.Type : fact.Type);
            }

            return base.VisitMethodCall(node);
        }
    }
}
