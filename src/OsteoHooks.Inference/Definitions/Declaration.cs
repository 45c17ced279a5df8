using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>A named place in a rule's premises.</summary>
public sealed class Declaration
{
    internal Declaration(Type type, string? alias)
    {
        Type = type;
        Name = alias ?? Unnamed;
        Parameter = Expression.Parameter(type, Name);
    }

    internal const string Unnamed = "$this$";

    /// <summary>The alias, or a name that no alias can have.</summary>
    public string Name { get; }

    /// <summary>The type of the fact or value.</summary>
    public Type Type { get; }

    /// <summary>The one parameter that stands for this place in every expression of the rule.</summary>
    internal ParameterExpression Parameter { get; }

    internal bool IsNamed => !string.Equals(Name, Unnamed, StringComparison.Ordinal);
}
