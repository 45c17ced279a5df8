namespace OsteoHooks.Inference;

/// <summary>A loaded rule, readable from outside: which facts it needs, under which conditions, and what it concludes.</summary>
public interface IRuleDefinition
{
    /// <summary>Unique by convention, not by force; errors and traces quote it.</summary>
    string Name { get; }

    /// <summary>The rule's <see cref="DescriptionAttribute"/>, or empty.</summary>
    string Description { get; }

    /// <summary>Holds the rule's class under <see cref="RuleProperties.ClrType"/>.</summary>
    PropertyMap Properties { get; }

    /// <summary>The premises, in the order written.</summary>
    GroupElement LeftHandSide { get; }

    /// <summary>The conclusions, in the order written.</summary>
    ActionGroupElement RightHandSide { get; }
}

internal sealed record RuleDefinition(
    string Name, string Description, PropertyMap Properties, GroupElement LeftHandSide, ActionGroupElement RightHandSide) : IRuleDefinition;
