namespace OsteoHooks.Inference;

/// <summary>Makes rules of a class: none, one, or several that differ in what they were given.</summary>
public interface IRuleActivator
{
    /// <summary>The rules to load for the class.</summary>
    IEnumerable<Rule> Activate(Type type);
}

/// <summary>One rule per class, made by its parameterless constructor.</summary>
public class DefaultRuleActivator : IRuleActivator
{
    /// <inheritdoc/>
    public IEnumerable<Rule> Activate(Type type) => [(Rule)Activator.CreateInstance(type)!];
}
