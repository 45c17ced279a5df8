namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>One world with every control, and one for each control that something is tried without.</summary>
[CollectionDefinition(Collection)]
public sealed class SsrfWorlds : ICollectionFixture<SsrfWorlds>, IAsyncDisposable
{
    public const string Collection = "ways out";

    private readonly Dictionary<Control, SsrfWorld> _worlds = [];

    internal SsrfWorld Closed => With(Control.None);

    internal SsrfWorld With(Control without) =>
        _worlds.TryGetValue(without, out var world) ? world : _worlds[without] = new SsrfWorld(without);

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
        {
            await world.DisposeAsync();
        }
    }
}
