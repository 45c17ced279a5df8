namespace OsteoHooks.Inference;

/// <summary>Properties of a rule by name.</summary>
public class PropertyMap
{
    private readonly Dictionary<string, object> _values;

    internal PropertyMap(Type ruleType) => _values = new(StringComparer.Ordinal) { [RuleProperties.ClrType] = ruleType };

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <exception cref="ArgumentException">There is no property of that name.</exception>
    public object this[string name] => _values.TryGetValue(name, out var value)
        ? value
        : throw new ArgumentException($"A rule has no property '{name}'.", nameof(name));
}

/// <summary>Names of the properties that every loaded rule has.</summary>
public static class RuleProperties
{
    /// <summary>The class of the rule, a <see cref="Type"/>.</summary>
    public const string ClrType = "Fluent::ClrType";
}
