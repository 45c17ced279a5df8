namespace OsteoHooks.Inference;

/// <summary>A step of a query over the results of <see cref="Source"/>.</summary>
public class AggregateElement : RuleElement
{
    /// <summary><see cref="Name"/> of a collection.</summary>
    public const string CollectName = "Collect";

    /// <summary><see cref="Name"/> of a grouping.</summary>
    public const string GroupByName = "GroupBy";

    /// <summary><see cref="Name"/> of a <c>Select</c>.</summary>
    public const string ProjectName = "Project";

    /// <summary><see cref="Name"/> of a <c>SelectMany</c>.</summary>
    public const string FlattenName = "Flatten";

    /// <summary>The selector of a projection or flattening.</summary>
    public const string SelectorName = "Selector";

    /// <summary>The element selector of a grouping.</summary>
    public const string ElementSelectorName = "ElementSelector";

    /// <summary>The key selector of a grouping.</summary>
    public const string KeySelectorName = "KeySelector";

    /// <summary>A sort key, smallest first.</summary>
    public const string KeySelectorAscendingName = "KeySelectorAscending";

    /// <summary>A sort key, largest first.</summary>
    public const string KeySelectorDescendingName = "KeySelectorDescending";

    internal AggregateElement(Type resultType, string name, ExpressionCollection expressions, PatternElement source)
    {
        ResultType = resultType;
        Name = name;
        Expressions = expressions;
        Source = source;
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Aggregate;

    /// <summary>The type of each result.</summary>
    public Type ResultType { get; }

    /// <summary>One of the four names above.</summary>
    public string Name { get; }

    /// <summary>Selectors and sort keys, in the order written.</summary>
    public ExpressionCollection Expressions { get; }

    /// <summary>Whose results are aggregated.</summary>
    public PatternElement Source { get; }
}
