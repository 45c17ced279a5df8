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

/// <summary>The kinds of parts, with NRules' numbers; it has a few more.</summary>
public enum ElementType
{
    /// <summary>A conclusion.</summary>
    Action = 0,

    /// <summary>All conclusions of a rule.</summary>
    ActionGroup = 1,

    /// <summary>A step of a query.</summary>
    Aggregate = 2,

    /// <summary>Premises that must all hold.</summary>
    And = 3,

    /// <summary>A computed value (<c>Let</c>).</summary>
    Binding = 4,

    /// <summary>At least one fact.</summary>
    Exists = 7,

    /// <summary>Every fact (<c>All</c>).</summary>
    ForAll = 10,

    /// <summary>No fact.</summary>
    Not = 11,

    /// <summary>Alternatives.</summary>
    Or = 12,

    /// <summary>A fact, the result of a query, or a computed value.</summary>
    Pattern = 13,

    /// <summary>A condition or selector.</summary>
    NamedExpression = 14,
}
