using System.Collections.Concurrent;
using OsteoHooks.Facts;

namespace OsteoHooks.Rules;

/// <summary>
/// What rules rest on, read from their definitions: a card rule asks states, a concluded state comes of rules that read states or facts of
/// other rules, and so on down to the states that are read.
/// </summary>
internal sealed class RuleInputs(IReadOnlyList<IRuleDefinition> reasoning)
{
    private readonly ConcurrentDictionary<Type, IReadOnlyList<Type>> _reads = new();

    /// <summary>The read states behind these questions.</summary>
    public IReadOnlyList<Type> Of(IEnumerable<Question> questions) =>
        [.. questions.SelectMany(q => q.States).SelectMany(ReadBy).Distinct()];

    private IReadOnlyList<Type> ReadBy(Type fact) =>
        typeof(State).IsAssignableFrom(fact) && !StateTypes.IsConcluded(fact)
            ? [fact] : _reads.GetOrAdd(fact, f => [.. Behind(f, []).Distinct()]);

    private IEnumerable<Type> Behind(Type fact, HashSet<Type> seen) => !seen.Add(fact)
        ? []
        : from rule in reasoning
          let parts = RuleParts.Of(rule)
          where parts.Yields.Contains(fact)
          from read in parts.Reads.Concat(parts.Matches.SelectMany(m => Behind(m.Fact, seen)))
          select read;
}
