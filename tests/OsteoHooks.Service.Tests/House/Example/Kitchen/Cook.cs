using OsteoHooks.Service.Tests.House.Example.Pantry;

namespace OsteoHooks.Service.Tests.House.Example.Kitchen;

/// <summary>Names the pantry in a generic argument within a method body alone.</summary>
internal static class Cook
{
    public static int Count() => Array.Empty<Shelf>().Length;
}
