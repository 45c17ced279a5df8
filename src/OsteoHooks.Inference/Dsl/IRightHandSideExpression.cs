using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>
/// The conclusions of a rule. Only facts are concluded: NRules' <c>Do</c>, <c>Undo</c> and <c>Action</c> are absent on purpose,
/// so that a rule with a side effect does not compile.
/// </summary>
public interface IRightHandSideExpression
{
    /// <summary>Concludes one fact per activation. It must not equal any fact already in the session.</summary>
    IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield)
        where TFact : notnull;
}

/// <summary>What a conclusion may know besides the facts that were matched.</summary>
public interface IContext
{
    /// <summary>The rule that concludes.</summary>
    IRuleDefinition Rule { get; }
}
