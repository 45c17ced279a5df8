namespace OsteoHooks.Inference;

/// <summary>A part of a rule definition.</summary>
public abstract class RuleElement
{
    private protected RuleElement()
    {
    }

    /// <summary>Which kind of part this is.</summary>
    public abstract ElementType ElementType { get; }
}

/// <summary>The kinds of parts. NRules has more; a number is not part of the contract, the name is.</summary>
public enum ElementType
{
    /// <summary>A conclusion.</summary>
    Action,

    /// <summary>All conclusions of a rule.</summary>
    ActionGroup,

    /// <summary>A step of a query.</summary>
    Aggregate,

    /// <summary>Premises that must all hold.</summary>
    And,

    /// <summary>A computed value (<c>Let</c>).</summary>
    Binding,

    /// <summary>At least one fact.</summary>
    Exists,

    /// <summary>Every fact (<c>All</c>).</summary>
    ForAll,

    /// <summary>No fact.</summary>
    Not,

    /// <summary>Alternatives.</summary>
    Or,

    /// <summary>A fact, the result of a query, or a computed value.</summary>
    Pattern,

    /// <summary>A condition or selector.</summary>
    NamedExpression,
}
