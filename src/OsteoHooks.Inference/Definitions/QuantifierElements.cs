namespace OsteoHooks.Inference;

/// <summary>At least one fact.</summary>
public class ExistsElement : RuleElement
{
    internal ExistsElement(RuleElement source) => Source = source;

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Exists;

    /// <summary>The pattern of that fact.</summary>
    public RuleElement Source { get; }
}

/// <summary>No fact.</summary>
public class NotElement : RuleElement
{
    internal NotElement(RuleElement source) => Source = source;

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.Not;

    /// <summary>The pattern that no fact may meet.</summary>
    public RuleElement Source { get; }
}

/// <summary>Every fact.</summary>
public class ForAllElement : RuleElement
{
    internal ForAllElement(PatternElement basePattern, PatternElement pattern)
    {
        BasePattern = basePattern;
        Patterns = [pattern];
    }

    /// <inheritdoc/>
    public override ElementType ElementType => ElementType.ForAll;

    /// <summary>Which facts are asked.</summary>
    public PatternElement BasePattern { get; }

    /// <summary>What each of them must meet.</summary>
    public IReadOnlyList<PatternElement> Patterns { get; }
}
