using System.Diagnostics.CodeAnalysis;

namespace OsteoHooks.Inference;

/// <summary>Where rules are held.</summary>
public interface IRuleRepository
{
    /// <summary>All rule sets, in the order they were first named.</summary>
    [SuppressMessage("Design", "CA1024", Justification = "A method in NRules, so a method here.")]
    IEnumerable<IRuleSet> GetRuleSets();
}

/// <summary>Rules under one name.</summary>
public interface IRuleSet
{
    /// <summary>Unique within a repository.</summary>
    string Name { get; }

    /// <summary>Adds rules.</summary>
    void Add(IEnumerable<IRuleDefinition> ruleDefinitions);

    /// <summary>The rules, in the order they were added.</summary>
    IEnumerable<IRuleDefinition> Rules { get; }
}

/// <summary>Rules under one name, in memory.</summary>
public class RuleSet(string name) : IRuleSet
{
    private readonly List<IRuleDefinition> _rules = [];

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IEnumerable<IRuleDefinition> Rules => _rules;

    /// <inheritdoc/>
    public void Add(IEnumerable<IRuleDefinition> ruleDefinitions) => _rules.AddRange(ruleDefinitions);
}
