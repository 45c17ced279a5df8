namespace OsteoHooks.Inference;

/// <summary>
/// A rule: what must hold (<see cref="When"/>) and the fact that is then concluded (<see cref="Then"/>).
/// Same shape as NRules 1.0 <c>Rule</c>, without priorities, dependencies, filters and repeatability: the order of rules
/// never changes the result, and a conclusion depends on facts only.
/// </summary>
public abstract class Rule
{
    private RuleDraft? _draft;

    /// <summary>Declares the rule by calling <see cref="When"/> and <see cref="Then"/>; runs once, when the rule is loaded.</summary>
    public abstract void Define();

    /// <summary>Replaces the default name, which is the full name of the class or its <see cref="NameAttribute"/>.</summary>
    protected void Name(string value) => Draft.Name = value;

    /// <summary>Opens the premises. Repeated calls add to the same conjunction.</summary>
    protected ILeftHandSideExpression When() => new LeftHandSideExpression(Draft.Premises, Draft.Aliases);

    /// <summary>Opens the conclusions.</summary>
    protected IRightHandSideExpression Then() => new RightHandSideExpression(Draft);

    private RuleDraft Draft => _draft
        ?? throw new InvalidOperationException($"{GetType().FullName}: When, Then and Name are for use inside Define, while the rule is being loaded.");

    internal void Define(RuleDraft draft)
    {
        _draft = draft;
        try
        {
            Define();
        }
        finally
        {
            _draft = null;
        }
    }
}
