using System.Linq.Expressions;
using System.Reflection;
using NRules.RuleModel.Builders;
using OsteoHooks.Facts;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Rules;

/// <summary>
/// Makes an NRules rule of a list of questions: matched while every answer may hold, yielding the same answers. Read states are reached
/// through the one fact that holds them, so that questions to them cost a condition and no join; a concluded state is a fact of its own.
/// </summary>
internal static class CardRuleBuilder
{
    private static readonly ConstructorInfo NewConsidered = typeof(Considered).GetConstructor([typeof(string), typeof(Answer[])])!;
    private static readonly MethodInfo GetLinked = typeof(IContext).GetMethod(nameof(IContext.GetLinked))!;
    private static readonly MethodInfo InsertLinked = typeof(IContext).GetMethod(nameof(IContext.InsertLinked))!;
    private static readonly MethodInfo UpdateLinked = typeof(IContext).GetMethod(nameof(IContext.UpdateLinked))!;

    /// <param name="questions">Those that the guideline asks.</param>
    public static IRuleDefinition Build(string card, IReadOnlyList<Question> questions)
    {
        var builder = new RuleBuilder();
        builder.Name(card);
        var left = builder.LeftHandSide();
        var read = left.Pattern(typeof(States), "states");
        var states = read.Declaration.ToParameterExpression();
        var patterns = new Dictionary<Type, PatternBuilder>();
        var concluded = new Dictionary<Type, ParameterExpression>();
        foreach (var type in questions.SelectMany(q => q.States).Where(StateTypes.IsConcluded).Distinct())
        {
            patterns[type] = left.Pattern(type, char.ToLowerInvariant(type.Name[0]) + type.Name[1..]);
            concluded[type] = patterns[type].Declaration.ToParameterExpression();
        }

        foreach (var question in questions)
        {
            var pattern = question.States.Where(patterns.ContainsKey).Select(t => patterns[t]).FirstOrDefault(read);
            var mayHold = Expression.Property(Inlined(question, states, concluded), nameof(Answer.MayHold));
            pattern.Condition(Expression.Lambda(mayHold, Used.In(mayHold)));
        }

        var answers = Expression.NewArrayInit(typeof(Answer), questions.Select(q => Inlined(q, states, concluded)));
        builder.RightHandSide().Action(Yield(Expression.New(NewConsidered, Expression.Constant(card), answers)));
        return builder.Build();
    }

    /// <summary>The question over the fact of the read states and the concluded ones.</summary>
    private static Expression Inlined(Question question, Expression states, Dictionary<Type, ParameterExpression> concluded)
    {
        var facts = question.Asked.Parameters.ToDictionary(p => p, p =>
            p.Type == typeof(Guideline) ? Expression.Property(states, nameof(States.Guideline))
            : concluded.TryGetValue(p.Type, out var fact) ? fact
            : (Expression)Expression.Call(states, nameof(States.Of), [p.Type]));
        return new Swap(facts).Visit(question.Asked.Body);
    }

    /// <summary>What Yield of the fluent DSL does: a linked fact.</summary>
    private static LambdaExpression Yield(Expression fact)
    {
        var context = Expression.Parameter(typeof(IContext), "context");
        var key = Expression.Constant("considered");
        var yield = Expression.IfThenElse(
            Expression.Equal(Expression.Call(context, GetLinked, key), Expression.Constant(null)),
            Expression.Call(context, InsertLinked, key, fact),
            Expression.Call(context, UpdateLinked, key, fact));
        return Expression.Lambda(yield, [context, .. Used.In(fact)]);
    }

    private sealed class Swap(Dictionary<ParameterExpression, Expression> facts) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => facts.TryGetValue(node, out var fact) ? fact : node;
    }

    private sealed class Used : ExpressionVisitor
    {
        private readonly List<ParameterExpression> _parameters = [];

        public static List<ParameterExpression> In(Expression expression)
        {
            var used = new Used();
            used.Visit(expression);
            return used._parameters;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            if (!_parameters.Contains(node))
            {
                _parameters.Add(node);
            }

            return node;
        }
    }
}
