namespace OsteoHooks.Inference;

/// <summary>An expression of a rule cannot be compiled.</summary>
public class RuleCompilationException : Exception
{
    internal RuleCompilationException(string message, string ruleName, Exception innerException)
        : base($"{ruleName}: {message} {innerException.Message}", innerException) => RuleName = ruleName;

    /// <summary>The rule.</summary>
    public string RuleName { get; }
}

/// <summary>
/// Rules conclude for each other in a circle that passes through a negation or an aggregate, so that there is no order in
/// which to evaluate them: what is denied would depend on its own denial.
/// </summary>
public class RuleStratificationException : Exception
{
    internal RuleStratificationException(IReadOnlyList<string> rules)
        : base($"{rules[0]} negates or aggregates what depends on its own conclusion: {string.Join(" → ", [.. rules, rules[0]])}.") => Rules = rules;

    /// <summary>The rules in the circle; the first negates or aggregates, each concludes what the next reads.</summary>
    public IReadOnlyList<string> Rules { get; }
}
