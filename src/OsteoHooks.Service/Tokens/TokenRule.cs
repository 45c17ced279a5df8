namespace OsteoHooks.Service.Tokens;

/// <summary>One thing that a token must satisfy. The name is what the log and the metric say of a refusal.</summary>
internal sealed record TokenRule(string Name, Func<TokenCase, CancellationToken, ValueTask<bool>> Holds)
{
    public TokenRule(string name, Func<TokenCase, bool> holds)
        : this(name, (one, _) => ValueTask.FromResult(holds(one)))
    {
    }
}
