using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>A pattern to which conditions are still being added.</summary>
internal sealed class PatternDraft(Declaration declaration, AliasScope aliases, RuleElement? source = null)
{
    private readonly List<NamedExpressionElement> _conditions = [];

    public Declaration Declaration { get; } = declaration;

    /// <summary>Adds conditions on the pattern's own fact.</summary>
    public PatternDraft Where(IEnumerable<LambdaExpression> conditions)
    {
        foreach (var condition in conditions)
            _conditions.Add(new NamedExpressionElement(PatternElement.ConditionName, Selector(condition)));
        return this;
    }

    /// <summary>Adds conditions that name the pattern by its alias, if at all.</summary>
    public void Having(IEnumerable<LambdaExpression> conditions)
    {
        foreach (var condition in conditions)
            _conditions.Add(new NamedExpressionElement(PatternElement.ConditionName, aliases.Resolve(condition)));
    }

    /// <summary>Rewrites an expression over the pattern's own fact.</summary>
    public LambdaExpression Selector(LambdaExpression expression) => aliases.Resolve(expression, Declaration);

    public PatternElement Build() => new(Declaration, new ExpressionCollection(_conditions), source);
}
