namespace OsteoHooks.Inference;

/// <summary>A rule class could not be made into a rule.</summary>
public class RuleActivationException : Exception
{
    internal RuleActivationException(string message, Type ruleType, Exception innerException)
        : base($"{ruleType.FullName}: {message} {innerException.Message}", innerException) => RuleType = ruleType;

    /// <summary>The class.</summary>
    public Type RuleType { get; }
}

/// <summary>A rule is not well formed: an alias declared twice, no premise, no conclusion.</summary>
public class RuleDefinitionException : Exception
{
    internal RuleDefinitionException(string message, Type ruleType, Exception innerException)
        : base($"{ruleType.FullName}: {message} {innerException.Message}", innerException) => RuleType = ruleType;

    /// <summary>The class of the rule.</summary>
    public Type RuleType { get; }
}
