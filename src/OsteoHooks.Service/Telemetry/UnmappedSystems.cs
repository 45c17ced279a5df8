using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OsteoHooks.Service.Telemetry;

/// <summary>
/// Counts the calls that hold codes of a system that neither the tables nor the client's code map know. A system is named only once it has
/// been met in
/// <see cref="NamedFrom"/> calls: what that many calls share is about none of their patients, whatever a field was misused for.
/// </summary>
internal sealed class UnmappedSystems
{
    public const int NamedFrom = 25;

    public const string Rare = "rare";

    public const string Counter = "osteohooks.codes.unmapped";

    private const int MostKept = 4_096;

    private static readonly Counter<long> Calls =
        Metrics.Meter.CreateCounter<long>(Counter, description: "Calls with codes of a system that no table knows, by system and tenant.");

    private readonly ConcurrentDictionary<(string Tenant, string System), int> _met = new();

    public void Count(string tenant, IReadOnlyList<string> systems)
    {
        foreach (var system in systems)
        {
            var calls = _met.Count < MostKept || _met.ContainsKey((tenant, system))
                ? _met.AddOrUpdate((tenant, system), 1, (_, before) => before + 1) : 0;
            Calls.Add(1, new("system", calls >= NamedFrom ? system : Rare), new("tenant", tenant));
        }
    }
}
