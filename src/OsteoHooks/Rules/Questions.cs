using System.Linq.Expressions;
using OsteoHooks.Facts;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Rules;

/// <summary>The questions of a rule, in the order in which "why not" is answered.</summary>
public sealed class Questions
{
    private readonly List<Question> _all = [];

    public IReadOnlyList<Question> All => _all;

    /// <param name="where">Guidelines that ask it; null where all do.</param>
    public Questions Ask<T>(Expression<Func<T, Answer>> question, Func<Guideline, bool>? where = null)
        where T : State => Add(question, where);

    /// <summary>A question that compares with a limit.</summary>
    public Questions Ask<T>(Expression<Func<T, Guideline, Answer>> question, Func<Guideline, bool>? where = null)
        where T : State => Add(question, where);

    /// <summary>A question to one state about what another knows: a DXA since the day on which a treatment began.</summary>
    public Questions Ask<T, TOther>(Expression<Func<T, TOther, Answer>> question)
        where T : State
        where TOther : State => Add(question, null);

    /// <summary>A question that another rule asks too.</summary>
    public Questions Ask(Question question)
    {
        _all.Add(question);
        return this;
    }

    private Questions Add(LambdaExpression question, Func<Guideline, bool>? where) => Ask(new Question(question, where));
}
