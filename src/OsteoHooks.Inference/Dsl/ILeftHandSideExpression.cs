using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>
/// The premises of a rule, joined in the order written. A condition may use its own fact and every alias declared before it.
/// Member for member as in NRules 1.0, so that the same rule source compiles against either engine.
/// </summary>
public interface ILeftHandSideExpression
{
    /// <summary>One activation for every fact of the type (or a subtype) that meets all conditions; the fact is bound to the alias.</summary>
    ILeftHandSideExpression Match<TFact>(Expression<Func<TFact>> alias, params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull;

    /// <summary>As the other <c>Match</c>, without a name for the fact.</summary>
    ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull;

    /// <summary>Holds once when at least one fact meets all conditions.</summary>
    ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull;

    /// <summary>Holds when no fact meets all conditions.</summary>
    ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull;

    /// <summary>Holds when every fact that meets the base condition meets all others; so also when there is none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull;

    /// <summary>Holds when every fact of the type meets the condition; so also when there is none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition)
        where TFact : notnull;

    /// <summary>One activation for every result of the query; <c>Collect</c> has exactly one, empty or not.</summary>
    ILeftHandSideExpression Query<TResult>(Expression<Func<TResult>> alias, Func<IQuery, IQuery<TResult>> queryExpression)
        where TResult : notnull;

    /// <summary>A group of premises that must all hold.</summary>
    ILeftHandSideExpression And(Action<ILeftHandSideExpression> builder);

    /// <summary>
    /// A group of premises of which each that holds gives an activation of its own: where two hold and the conclusion does
    /// not tell them apart, two equal facts are concluded, which is refused.
    /// </summary>
    ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builder);

    /// <summary>Computes a value from what is bound so far and binds it to the alias.</summary>
    ILeftHandSideExpression Let<TResult>(Expression<Func<TResult>> alias, Expression<Func<TResult>> expression);

    /// <summary>Adds conditions to the <c>Match</c>, <c>Query</c> or <c>Let</c> just before.</summary>
    ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions);
}
