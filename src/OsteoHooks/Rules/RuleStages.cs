namespace OsteoHooks.Rules;

/// <summary>
/// The stages of reasoning are types: read → found → concluded → considered. A rule that needs all facts of a type, or none, comes after
/// every rule that makes one, so no circle of rules may pass through such a need.
/// </summary>
internal static class RuleStages
{
    /// <exception cref="InvalidDataException">A rule denies something read, or rules rest on each other in a circle; the
    /// message names them.</exception>
    public static void Check(IReadOnlyList<IRuleDefinition> rules)
    {
        var parts = rules.Select(r => (r.Name, Parts: RuleParts.Of(r))).ToList();
        var made = parts.SelectMany(r => r.Parts.Yields).ToHashSet();
        var denies = parts.Where(r => r.Parts.Matches.Any(m => m.Negated && !made.Contains(m.Fact))).Select(r => r.Name).ToList();
        if (denies.Count > 0)
        {
            throw new InvalidDataException($"what is not read is not absent: Not or Exists over read facts in {string.Join(", ", denies)}");
        }

        foreach (var (name, rule) in parts)
        {
            foreach (var needed in rule.Matches.Where(m => m.NeedsAll))
            {
                foreach (var yielded in rule.Yields)
                {
                    if (PathBetween(yielded, needed.Fact, parts, []) is { } circle)
                    {
                        throw new InvalidDataException($"rules rest on each other in a circle: "
                            + $"{string.Join(" → ", circle.Prepend(name).Append(name))} (through all or none of {needed.Fact.Name})");
                    }
                }
            }
        }
    }

    /// <summary>Names of the rules that lead from a fact to another: none where they are the same, null where no rule does.</summary>
    private static List<string>? PathBetween(Type from, Type to, List<(string Name, RuleParts Parts)> rules, HashSet<Type> seen)
    {
        if (from == to)
        {
            return [];
        }

        if (!seen.Add(from))
        {
            return null;
        }

        foreach (var (name, rule) in rules.Where(r => r.Parts.Matches.Any(m => m.Fact == from)))
        {
            foreach (var yielded in rule.Yields)
            {
                if (PathBetween(yielded, to, rules, seen) is { } rest)
                {
                    return [name, .. rest];
                }
            }
        }

        return null;
    }
}
