using System.Diagnostics.CodeAnalysis;

namespace OsteoHooks.Inference;

/// <summary>Rules, loaded and ready to be compiled into a session factory.</summary>
public class RuleRepository : IRuleRepository
{
    private const string DefaultRuleSetName = "default";
    private readonly List<IRuleSet> _ruleSets = [];

    /// <summary>Rules are made by their parameterless constructor.</summary>
    public RuleRepository()
        : this(new DefaultRuleActivator())
    {
    }

    /// <summary>Rules are made by the given activator.</summary>
    public RuleRepository(IRuleActivator activator) => Activator = activator;

    /// <summary>Makes instances of rule classes.</summary>
    public IRuleActivator Activator { get; set; }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1024", Justification = "A method in NRules, so a method here.")]
    public IEnumerable<IRuleSet> GetRuleSets() => _ruleSets;

    /// <summary>Loads rule classes: <c>repository.Load(x =&gt; x.From(types))</c>.</summary>
    /// <exception cref="RuleActivationException">A rule could not be made.</exception>
    /// <exception cref="RuleDefinitionException">A rule is not well formed.</exception>
    public void Load(Action<IRuleLoadSpec> specAction)
    {
        var spec = new RuleLoadSpec(Activator);
        specAction(spec);
        var name = spec.RuleSetName ?? DefaultRuleSetName;
        var ruleSet = _ruleSets.Find(x => string.Equals(x.Name, name, StringComparison.Ordinal));
        if (ruleSet is null)
            _ruleSets.Add(ruleSet = new RuleSet(name));
        ruleSet.Add(spec.Load());
    }

    /// <summary>Adds a rule set made elsewhere.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(IRuleSet ruleSet)
    {
        if (_ruleSets.Exists(x => string.Equals(x.Name, ruleSet.Name, StringComparison.Ordinal)))
            throw new ArgumentException($"There is a rule set '{ruleSet.Name}' already.", nameof(ruleSet));
        _ruleSets.Add(ruleSet);
    }
}
