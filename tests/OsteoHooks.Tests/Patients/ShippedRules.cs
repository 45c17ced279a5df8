using NRules.Fluent.Dsl;
using OsteoHooks.Rules;

namespace OsteoHooks.Tests.Patients;

/// <summary>The rules as the core ships them, to be compiled in other orders and other company.</summary>
internal static class ShippedRules
{
    private static readonly Type[] Types = [.. typeof(CardRule).Assembly.GetTypes().Where(t => !t.IsAbstract)];

    public static IReadOnlyList<CardRule> Cards { get; } =
        [.. Types.Where(t => t.IsSubclassOf(typeof(CardRule))).Select(t => (CardRule)Activator.CreateInstance(t)!)];

    public static IReadOnlyList<Type> Reasoning { get; } = [.. Types.Where(t => t.IsSubclassOf(typeof(Rule)))];
}
