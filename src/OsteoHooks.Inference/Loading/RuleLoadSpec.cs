using System.Reflection;

namespace OsteoHooks.Inference;

internal sealed class RuleLoadSpec(IRuleActivator activator) : IRuleLoadSpec
{
    private readonly List<Type> _types = [];
    private bool _private;
    private bool _nested;

    public string? RuleSetName { get; private set; }

    public IRuleLoadSpec PrivateTypes(bool include = true)
    {
        _private = include;
        return this;
    }

    public IRuleLoadSpec NestedTypes(bool include = true)
    {
        _nested = include;
        return this;
    }

    public IRuleLoadSpec From(params Assembly[] assemblies) => From(assemblies.AsEnumerable());

    public IRuleLoadSpec From(IEnumerable<Assembly> assemblies) => From(assemblies.SelectMany(x => x.DefinedTypes));

    public IRuleLoadSpec From(params Type[] types) => From(types.AsEnumerable());

    public IRuleLoadSpec From(IEnumerable<Type> types)
    {
        _types.AddRange(types.Where(x => x is { IsAbstract: false, IsGenericTypeDefinition: false } && x.IsAssignableTo(typeof(Rule))));
        return this;
    }

    public IRuleLoadSpec To(string ruleSetName)
    {
        if (RuleSetName is not null)
            throw new InvalidOperationException($"The rules already go to the rule set '{RuleSetName}'.");
        RuleSetName = ruleSetName;
        return this;
    }

    public IEnumerable<IRuleDefinition> Load()
    {
        var factory = new RuleDefinitionFactory();
        return factory.Create(_types.Where(x => (_private || !x.IsNotPublic) && (_nested || !x.IsNested)).SelectMany(Activate));
    }

    private List<Rule> Activate(Type type)
    {
        try
        {
            return [.. activator.Activate(type)];
        }
        catch (Exception e)
        {
            throw new RuleActivationException("The rule could not be made.", type, e);
        }
    }
}
