namespace OsteoHooks.Service.Health;

/// <summary>
/// Stops in the order that loses no call: not ready, then a while of answering as before, then no new connections, then the end of the
/// calls that run. ASP.NET Core by itself begins with the third.
/// </summary>
internal sealed class Draining(DrainSettings settings) : IHostedLifecycleService
{
    /// <summary>For the calls that run once no new ones are taken; longer than the longest deadline of a client.</summary>
    public static readonly TimeSpan Running = TimeSpan.FromSeconds(65);

    // All of these are awaited before the server is told to stop listening.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(settings.Drain, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops the host has no more time.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
