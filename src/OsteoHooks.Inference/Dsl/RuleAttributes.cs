namespace OsteoHooks.Inference;

/// <summary>Names a rule; <c>Rule.Name</c> called in <c>Define</c> goes before it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NameAttribute(string value) : Attribute
{
    internal string Value { get; } = value;
}

/// <summary>Says in a sentence what a rule is for.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DescriptionAttribute(string value) : Attribute
{
    internal string Value { get; } = value;
}
