namespace OsteoHooks.Inference;

/// <summary>A fact of a type when <see cref="Source"/> is null; else what the source computes.</summary>
public class PatternElement : RuleElement
{
    /// <summary>The name under which conditions stand in <see cref="Expressions"/>.</summary>
    public const string ConditionName = "Condition";

    internal PatternElement(Declaration declaration, ExpressionCollection expressions, RuleElement? source)
    {
        Declaration = declaration;
        Expressions = expressions;
        Source = source;
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Pattern;

    /// <summary>Name and type that later conditions and conclusions refer to.</summary>
    public Declaration Declaration { get; }

    /// <summary>An <see cref="AggregateElement"/>, a <see cref="BindingElement"/>, or null for facts.</summary>
    public RuleElement? Source { get; }

    /// <summary>The type of the fact or value.</summary>
    public Type ValueType => Declaration.Type;

    /// <summary>The conditions; the parameters are this pattern and the earlier ones a condition uses, by name.</summary>
    public ExpressionCollection Expressions { get; }
}
