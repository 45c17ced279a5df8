namespace OsteoHooks.Inference;

/// <summary>A record of what was concluded, in the order it happened.</summary>
public sealed class Trace
{
    private readonly List<Conclusion> _conclusions = [];

    /// <summary>The conclusions of the latest <c>Fire</c>.</summary>
    public IReadOnlyList<Conclusion> Conclusions => _conclusions;

    internal void Add(Conclusion conclusion) => _conclusions.Add(conclusion);

    internal void Clear() => _conclusions.Clear();
}

/// <summary>A fact that a rule concluded.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Fact">The fact.</param>
/// <param name="From">The facts and query results matched, in the order of the premises.</param>
public sealed record Conclusion(string Rule, object Fact, IReadOnlyList<object> From);
