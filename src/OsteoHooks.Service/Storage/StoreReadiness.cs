namespace OsteoHooks.Service.Storage;

/// <summary>Whether the store has its schema: until then the service is not ready.</summary>
internal sealed class StoreReadiness
{
    private volatile bool isReady;

    public bool IsReady => isReady;

    public void Ready() => isReady = true;
}
