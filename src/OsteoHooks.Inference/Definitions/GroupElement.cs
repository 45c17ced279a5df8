namespace OsteoHooks.Inference;

/// <summary>Premises that belong together.</summary>
public abstract class GroupElement : RuleElement
{
    private protected GroupElement(IReadOnlyList<RuleElement> childElements) => ChildElements = childElements;

    /// <summary>The premises, in the order written.</summary>
    public IReadOnlyList<RuleElement> ChildElements { get; }
}

/// <summary>Premises that must all hold.</summary>
public class AndElement : GroupElement
{
    internal AndElement(IReadOnlyList<RuleElement> childElements) : base(childElements)
    {
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.And;
}

/// <summary>Premises of which each that holds activates the rule.</summary>
public class OrElement : GroupElement
{
    internal OrElement(IReadOnlyList<RuleElement> childElements) : base(childElements)
    {
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Or;
}
