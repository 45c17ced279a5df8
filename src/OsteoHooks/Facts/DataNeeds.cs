using System.Reflection;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Resource types, and sets of observation codes, that states are read from.</summary>
public sealed record DataNeeds(IReadOnlyList<ResourceKind> Kinds, IReadOnlyList<ConceptSet> Observations)
{
    /// <summary>What any state is read from.</summary>
    public static DataNeeds OfEveryState { get; } = Of(StateTypes.All);

    /// <summary>The union over these read states and all that they are made of; the patient always.</summary>
    public static DataNeeds Of(IEnumerable<Type> states)
    {
        var read = states.SelectMany(s => StateTypes.PartsOf(s).Prepend(s)).Distinct()
            .Select(s => s.GetCustomAttribute<ReadFromAttribute>()).OfType<ReadFromAttribute>().ToList();
        return new([.. read.SelectMany(r => r.Kinds).Append(ResourceKind.Patient).Distinct().Order()],
            [.. read.SelectMany(r => r.Observations).Distinct().Order()]);
    }
}
