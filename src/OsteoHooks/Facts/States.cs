using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts;

/// <summary>The read states of one patient under one guideline, each made when it is first asked for, and once.</summary>
public sealed class States(Reading reading)
{
    private readonly State?[] _made = new State?[StateTypes.ReadCount];

    public Guideline Guideline => reading.Guideline;

    /// <exception cref="KeyNotFoundException">The state is concluded by rules, not read.</exception>
    public T Of<T>()
        where T : State => (T)Of(StateTypes.PlaceOf<T>.Value);

    public State Of(Type type) => Of(StateTypes.Place(type));

    private State Of(int place) => _made[place] ??= StateTypes.Make(place, this, reading);
}
