using System.Diagnostics.Metrics;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Storage;

/// <summary>Forgets what is old, every hour and once soon after the start.</summary>
internal sealed partial class Retention(
    IStore store, StorageSettings settings, StoreReadiness readiness, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static readonly Counter<long> Ignored =
        Metrics.Meter.CreateCounter<long>("osteohooks.cards.ignored", description: "Cards that nobody answered in time.");

    /// <summary>One sweep at the present of the real clock.</summary>
    public async Task<Purged> Sweep(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var purged = await store.Purge(
            new PurgeLimits(now, now - settings.IgnoredAfter, now - settings.KeepCards, now - settings.KeepFeedback,
            now - settings.KeepOverrides), cancellation);
        Ignored.Add(purged.Ignored);
        Swept(log, purged.Tokens, purged.Cards, purged.Feedback, purged.Overrides, purged.Ignored);
        return purged;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = Soon; ; wait = Between)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                if (readiness.IsReady)
                {
                    await Sweep(stoppingToken);
                }
            }
            catch (StoreUnavailableException e)
            {
                Away(log, e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The end of a host that never began to listen would be told as a failure of this.
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Forgotten: {Tokens} tokens, {Cards} cards, {Feedback} feedback items, {Answers} answers; {Ignored} cards were ignored")]
    private static partial void Swept(ILogger log, int tokens, int cards, int feedback, int answers, int ignored);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing was forgotten: {Fault}")]
    private static partial void Away(ILogger log, string fault);
}
