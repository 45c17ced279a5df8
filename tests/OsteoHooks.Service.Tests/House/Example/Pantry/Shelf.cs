using OsteoHooks.Service.Tests.House.Example.Kitchen;

namespace OsteoHooks.Service.Tests.House.Example.Pantry;

/// <summary>Names the kitchen within a lambda alone.</summary>
internal sealed class Shelf
{
    public static Func<int> Asked() => () => Cook.Count();
}
