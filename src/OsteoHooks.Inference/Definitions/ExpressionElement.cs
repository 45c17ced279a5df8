using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>An expression of a rule; what it reads of the premises are its parameters, by name.</summary>
public abstract class ExpressionElement : RuleElement
{
    private protected ExpressionElement(LambdaExpression expression) => Expression = expression;

    /// <summary>The expression, with aliases replaced by parameters.</summary>
    public LambdaExpression Expression { get; }
}

/// <summary>A condition, selector or sort key.</summary>
public class NamedExpressionElement : ExpressionElement
{
    internal NamedExpressionElement(string name, LambdaExpression expression) : base(expression) => Name = name;

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.NamedExpression;

    /// <summary>What the expression is for.</summary>
    public string Name { get; }
}

/// <summary>A computed value (<c>Let</c>).</summary>
public class BindingElement : ExpressionElement
{
    internal BindingElement(Type resultType, LambdaExpression expression) : base(expression) => ResultType = resultType;

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Binding;

    /// <summary>The type of the value.</summary>
    public Type ResultType { get; }
}

/// <summary>
/// A conclusion. The first parameter is the <see cref="IContext"/>, the others are the matched facts it reads; the body is
/// what was given to <c>Yield</c>. (NRules wraps that body in a call of <c>InsertLinked</c>, as its second argument.)
/// </summary>
public class ActionElement : ExpressionElement
{
    internal ActionElement(LambdaExpression expression) : base(expression)
    {
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Action;
}

/// <summary>All conclusions of a rule.</summary>
public class ActionGroupElement : RuleElement
{
    internal ActionGroupElement(IReadOnlyList<ActionElement> actions) => Actions = actions;

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.ActionGroup;

    /// <summary>The conclusions, in the order written.</summary>
    public IReadOnlyList<ActionElement> Actions { get; }
}
