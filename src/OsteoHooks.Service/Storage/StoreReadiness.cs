namespace OsteoHooks.Service.Storage;

/// <summary>Whether the store has its schema: until then the service is not ready.</summary>
internal sealed class StoreReadiness
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    public void Ready() => _isReady = true;
}
