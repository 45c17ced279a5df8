using System.Linq.Expressions;
using OsteoHooks.Facts;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Rules;

/// <summary>One question of a card rule: which states it asks, and what.</summary>
public sealed class Question
{
    private readonly Func<Guideline, bool>? _where;
    private readonly Lazy<Func<AllStates, Answer>> _answer;

    /// <param name="asked">From one or two states, and the guideline where a limit is needed, to an <see cref="Findings.Answer"/>.</param>
    /// <param name="where">Whether a guideline asks it at all; null where all do.</param>
    internal Question(LambdaExpression asked, Func<Guideline, bool>? where)
    {
        Asked = asked;
        States = [.. asked.Parameters.Select(p => p.Type).Where(t => t.IsSubclassOf(typeof(State)))];
        _where = where;
        _answer = new(Compile);
    }

    /// <summary>State types, in the order of the lambda's parameters.</summary>
    public IReadOnlyList<Type> States { get; }

    public LambdaExpression Asked { get; }

    public bool IsAskedBy(Guideline guideline) => _where is null || _where(guideline);

    /// <summary>The answer for this patient, whether the rule matches or not.</summary>
    public Answer Answer(AllStates states) => _answer.Value(states);

    /// <summary>The question as a reader of the rule sees it: <c>Kidney.IsLow(Denosumab.LowEgfr)</c>.</summary>
    public override string ToString() => QuestionText.Of(Asked.Body);

    private Func<AllStates, Answer> Compile()
    {
        var states = Expression.Parameter(typeof(AllStates), "states");
        var arguments = Asked.Parameters.Select(p => p.Type == typeof(Guideline)
            ? (Expression)Expression.Property(states, nameof(AllStates.Guideline))
            : Expression.Convert(Expression.Call(states, nameof(AllStates.Of), null, Expression.Constant(p.Type, typeof(Type))), p.Type));
        return Expression.Lambda<Func<AllStates, Answer>>(Expression.Invoke(Asked, arguments), states).Compile();
    }
}
