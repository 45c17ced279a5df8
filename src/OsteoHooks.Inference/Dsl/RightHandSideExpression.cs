using System.Linq.Expressions;

namespace OsteoHooks.Inference;

internal sealed class RightHandSideExpression(RuleDraft draft) : IRightHandSideExpression
{
    public IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield)
        where TFact : notnull
    {
        draft.Conclusions.Add(new ActionElement(draft.Aliases.Resolve(yield)));
        return this;
    }
}
