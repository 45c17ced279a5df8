using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts;

/// <summary>The states of one patient, those that are read and those that rules concluded.</summary>
public sealed class AllStates(States read, IReadOnlyDictionary<Type, State> concluded)
{
    public Guideline Guideline => read.Guideline;

    public State Of(Type type) => concluded.TryGetValue(type, out var state) ? state : read.Of(type);
}
