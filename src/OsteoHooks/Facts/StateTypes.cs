using System.Collections.Frozen;
using System.Reflection;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts;

/// <summary>
/// Every kind of state. A read state has one constructor, which takes what it is made of: the patient's <see cref="Reading"/>, the
/// guideline, other read states. A new one is found by its type and needs no list.
/// </summary>
public static class StateTypes
{
    private static readonly Type[] Read =
        [.. typeof(State).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(State)) && !IsConcluded(t))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<Type, int> Places =
        Read.Select((type, place) => KeyValuePair.Create(type, place)).ToFrozenDictionary();

    private static readonly (ConstructorInvoker Constructor, Type[] Parts)[] Makers = [.. Read.Select(Maker)];

    /// <summary>Kinds of read states.</summary>
    public static IReadOnlyList<Type> All => Read;

    internal static int ReadCount => Read.Length;

    /// <summary>Made by rules, of what other rules found.</summary>
    public static bool IsConcluded(Type type) => type.IsAssignableTo(typeof(IConcluded));

    /// <summary>The read states that this one is made of, and those that these are made of.</summary>
    public static IEnumerable<Type> PartsOf(Type type) => Places.TryGetValue(type, out var place)
        ? Makers[place].Parts.Where(p => p.IsSubclassOf(typeof(State))).SelectMany(p => PartsOf(p).Prepend(p)).Distinct()
        : [];

    internal static int Place(Type type) => Places[type];

    internal static State Make(int place, States states, Reading reading)
    {
        var (constructor, parts) = Makers[place];
        var made = new object?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            made[i] = parts[i] == typeof(Reading) ? reading : parts[i] == typeof(Guideline) ? reading.Guideline : states.Of(parts[i]);
        }

        return (State)constructor.Invoke(made.AsSpan())!;
    }

    private static (ConstructorInvoker Constructor, Type[] Parts) Maker(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single();
        return (ConstructorInvoker.Create(constructor), [.. constructor.GetParameters().Select(p => p.ParameterType)]);
    }

    internal static class PlaceOf<T>
        where T : State
    {
        public static readonly int Value = Place(typeof(T));
    }
}
