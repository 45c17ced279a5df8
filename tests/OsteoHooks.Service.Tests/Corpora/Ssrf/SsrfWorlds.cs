using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Tests.Corpora.Ssrf;

/// <summary>One world with every control, and one for each set of controls that something is tried without.</summary>
[CollectionDefinition(Collection)]
public sealed class SsrfWorlds : ICollectionFixture<SsrfWorlds>, IAsyncDisposable
{
    public const string Collection = "ways out";

    private readonly Dictionary<OutboundControls, SsrfWorld> worlds = [];

    internal SsrfWorld Closed => With(new OutboundControls());

    internal SsrfWorld With(OutboundControls controls) => worlds.TryGetValue(controls, out var world) ? world : worlds[controls] = new SsrfWorld(controls);

    public async ValueTask DisposeAsync()
    {
        foreach (var world in worlds.Values)
        {
            await world.DisposeAsync();
        }
    }
}
