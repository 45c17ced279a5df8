using System.Reflection;

namespace OsteoHooks.Inference;

/// <summary>Which rule classes to load. Classes that are abstract, open generics or not rules are passed over.</summary>
public interface IRuleLoadSpec
{
    /// <summary>Also classes that are not public.</summary>
    IRuleLoadSpec PrivateTypes(bool include = true);

    /// <summary>Also classes nested in others.</summary>
    IRuleLoadSpec NestedTypes(bool include = true);

    /// <summary>All rule classes of the assemblies.</summary>
    IRuleLoadSpec From(params Assembly[] assemblies);

    /// <summary>All rule classes of the assemblies.</summary>
    IRuleLoadSpec From(IEnumerable<Assembly> assemblies);

    /// <summary>The rule classes given.</summary>
    IRuleLoadSpec From(params Type[] types);

    /// <summary>The rule classes given.</summary>
    IRuleLoadSpec From(IEnumerable<Type> types);

    /// <summary>The rule set to load into, else one named "default".</summary>
    IRuleLoadSpec To(string ruleSetName);
}
