using OsteoHooks.Service.Hooks;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Times of a service that shares its machine with everything else that is tested.</summary>
internal static class Unhurried
{
    public static readonly MemoryTimes Memory = new() { Patience = TimeSpan.FromSeconds(30) };
}
