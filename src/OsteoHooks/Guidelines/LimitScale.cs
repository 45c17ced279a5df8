using System.Collections.Immutable;

namespace OsteoHooks.Guidelines;

/// <summary>Several limits of one kind: who reaches a further one has changed.</summary>
public sealed record LimitScale(ImmutableArray<Limit> Steps)
{
    /// <summary>The values of the steps that are reached.</summary>
    public IEnumerable<decimal> ReachedBy(decimal value) => Steps.Where(s => s.IsReachedBy(value)).Select(s => s.Value);
}
