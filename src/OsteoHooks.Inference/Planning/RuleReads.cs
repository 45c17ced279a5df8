namespace OsteoHooks.Inference;

/// <summary>What decides the stratum of a rule: the types of facts it reads, in two manners, and those it concludes.</summary>
/// <param name="Definition">The rule.</param>
/// <param name="Matched">A further fact can only add activations: Match, Exists.</param>
/// <param name="Complete">All facts must be known first: Not, All, and whatever is aggregated.</param>
/// <param name="Concluded">The types yielded.</param>
internal sealed record RuleReads(IRuleDefinition Definition, HashSet<Type> Matched, HashSet<Type> Complete, HashSet<Type> Concluded)
{
    public static RuleReads Of(IRuleDefinition rule)
    {
        var reads = new RuleReads(rule, [], [], [.. rule.RightHandSide.Actions.Select(x => x.Expression.Body.Type)]);
        reads.Add(rule.LeftHandSide);
        return reads;
    }

    private void Add(RuleElement element)
    {
        switch (element)
        {
            case GroupElement group:
                foreach (var child in group.ChildElements)
                    Add(child);
                break;
            case ExistsElement { Source: PatternElement pattern }:
                Matched.Add(pattern.ValueType);
                break;
            case NotElement { Source: PatternElement pattern }:
                Complete.Add(pattern.ValueType);
                break;
            case ForAllElement all:
                Complete.Add(all.BasePattern.ValueType);
                break;
            case PatternElement { Source: null } pattern:
                Matched.Add(pattern.ValueType);
                break;
            case PatternElement { Source: AggregateElement aggregate }:
                Complete.Add(Innermost(aggregate).ValueType);
                break;
        }
    }

    private static PatternElement Innermost(AggregateElement aggregate) =>
        aggregate.Source.Source is AggregateElement inner ? Innermost(inner) : aggregate.Source;
}
