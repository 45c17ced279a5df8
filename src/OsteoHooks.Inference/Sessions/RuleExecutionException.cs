namespace OsteoHooks.Inference;

/// <summary>Firing the rules failed. The message has no data of facts; the inner exception may.</summary>
public class RuleExecutionException : Exception
{
    internal RuleExecutionException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>An expression of a rule failed.</summary>
public abstract class RuleExpressionEvaluationException : RuleExecutionException
{
    private protected RuleExpressionEvaluationException(string message, string expression, Exception innerException)
        : base($"{message} {expression}", innerException) => Expression = expression;

    /// <summary>The source of the expression.</summary>
    public string Expression { get; }
}

/// <summary>A premise failed: a condition, selector or <c>Let</c>.</summary>
public class RuleLhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleLhsExpressionEvaluationException(string message, string expression, Exception innerException)
        : base(message, expression, innerException)
    {
    }
}

/// <summary>
/// A conclusion failed: its expression did, or it gave null, or a fact equal to one already in the session (then
/// <see cref="Exception.InnerException"/> is an <see cref="ArgumentException"/>).
/// </summary>
public class RuleRhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleRhsExpressionEvaluationException(string message, string ruleName, string expression, Exception innerException)
        : base($"{ruleName}: {message}", expression, innerException) => RuleName = ruleName;

    /// <summary>The rule.</summary>
    public string RuleName { get; }
}

/// <summary>There is an equal fact already. Names the class of the fact, never its content.</summary>
internal sealed class EqualFactException(Type factClass) : ArgumentException($"There is an equal fact of the class {factClass.Name} already.");
