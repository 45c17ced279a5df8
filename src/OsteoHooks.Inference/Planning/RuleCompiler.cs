using System.Diagnostics.CodeAnalysis;

namespace OsteoHooks.Inference;

/// <summary>Compiles rules, once, into a factory of sessions. All expressions are compiled here.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Instance methods in NRules, so instance methods here.")]
public class RuleCompiler
{
    /// <summary>Compiles the rules of the rule sets.</summary>
    public ISessionFactory Compile(IEnumerable<IRuleSet> ruleSets) => Compile(ruleSets.SelectMany(x => x.Rules));

    /// <summary>Compiles the rules.</summary>
    /// <exception cref="RuleStratificationException">Rules negate or aggregate through their own recursion.</exception>
    /// <exception cref="RuleCompilationException">An expression of a rule cannot be compiled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleDefinition> ruleDefinitions)
    {
        RuleReads[] rules = [.. ruleDefinitions.Select(RuleReads.Of)];
        var types = new FactTypes(rules.SelectMany(x => x.Matched.Concat(x.Complete)).Concat(rules.SelectMany(x => x.Concluded)));
        return new SessionFactory(types, [.. new Strata(rules).InOrder().Select(x => Plan(x.Rules, x.IsRecursive, types))]);
    }

    private static Stratum Plan(IReadOnlyList<RuleReads> rules, bool isRecursive, FactTypes types)
    {
        Type[] growing = isRecursive ? [.. rules.SelectMany(x => x.Concluded).Distinct()] : [];
        return new Stratum([.. rules.SelectMany(x => Plan(x.Definition, growing, types))], isRecursive);
    }

    private static List<RulePlan> Plan(IRuleDefinition rule, Type[] growing, FactTypes types)
    {
        try
        {
            return [.. Alternatives.Of(rule.LeftHandSide).Select(x => new RulePlanner(types, growing).Plan(rule, x))];
        }
        catch (Exception e)
        {
            throw new RuleCompilationException("The rule cannot be compiled.", rule.Name, e);
        }
    }
}

/// <summary>What a repository of rules can be asked.</summary>
public static class RuleRepositoryExtensions
{
    /// <summary>The rules of all rule sets.</summary>
    public static IEnumerable<IRuleDefinition> GetRules(this IRuleRepository repository) => repository.GetRuleSets().SelectMany(x => x.Rules);

    /// <summary>Compiles all rules; see <see cref="RuleCompiler"/> for what is refused.</summary>
    public static ISessionFactory Compile(this IRuleRepository repository) => new RuleCompiler().Compile(repository.GetRules());
}
