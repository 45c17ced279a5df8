using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace OsteoHooks.Inference;

/// <summary>Turns rules into definitions by running their <c>Define</c>.</summary>
public class RuleDefinitionFactory
{
    /// <summary>The definitions, in the order of the rules.</summary>
    /// <exception cref="RuleDefinitionException">A rule is not well formed.</exception>
    public IReadOnlyCollection<IRuleDefinition> Create(IEnumerable<Rule> rules) => [.. rules.Select(Create)];

    /// <summary>The definition of one rule.</summary>
    /// <exception cref="RuleDefinitionException">The rule is not well formed.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance method in NRules, so an instance method here.")]
    public IRuleDefinition Create(Rule rule)
    {
        var type = rule.GetType();
        try
        {
            var draft = new RuleDraft(
                type.GetCustomAttribute<NameAttribute>()?.Value ?? type.FullName!,
                type.GetCustomAttribute<DescriptionAttribute>()?.Value ?? "",
                type);
            rule.Define(draft);
            return draft.Build();
        }
        catch (Exception e)
        {
            throw new RuleDefinitionException("The rule is not well formed.", type, e);
        }
    }
}
