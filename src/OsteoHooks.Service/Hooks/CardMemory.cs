using System.Collections.Concurrent;
using OsteoHooks.Text;
using OsteoHooks.Findings;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Hooks;

/// <summary>
/// What was answered to earlier cards of a patient, and what is shown now. The store stops no card: when it is away, a card that was
/// answered comes again, and feedback to a card that could not be remembered changes nothing. A store that is only slow still gets to know
/// the card.
/// </summary>
internal sealed partial class CardMemory(
    IStore store, Pseudonyms pseudonyms, MemoryTimes times, TimeProvider clock, ILogger<CardMemory> log) : IAsyncDisposable
{
    // What a call did not wait for: each for so long, and no more than so many, lest a store that hangs fills the memory.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private const int MostLate = 1_000;

    private readonly ConcurrentDictionary<Task, bool> _late = new();

    public async ValueTask<KnownPatient> Recall(Client client, string patient, CancellationToken aborted)
    {
        if (await InTime(async time => await pseudonyms.Of(client.Tenant, patient, time), aborted) is not { } pseudonym)
        {
            return new KnownPatient(client, patient, null, AnsweredBefore.Nothing);
        }

        var kept = await InTime(time => store.OverridesOf(pseudonym.Value, time), aborted) ?? [];
        var overrides = kept.Where(a => a is { Outcome: FeedbackOutcome.Overridden, Code: not null })
            .Select(a => new PastAnswer(a.Card, a.Code!, a.At, [.. a.Marks]));
        return new KnownPatient(client, patient, pseudonym, new AnsweredBefore([.. overrides], pseudonym.Seal));
    }

    public async ValueTask Remember(
        KnownPatient patient, ClinicService service, IReadOnlyList<WrittenCard> cards, CancellationToken aborted)
    {
        if (cards.Count == 0)
        {
            return;
        }

        if (_late.Count >= MostLate)
        {
            Unavailable(log, "Backlog");
            return;
        }

        // On a thread of its own, for SQLite waits for a lock without giving its thread back.
        var writing = Task.Run(() => Write(patient, service, cards), CancellationToken.None);
        try
        {
            await writing.WaitAsync(times.Patience, aborted);
        }
        catch (TimeoutException)
        {
            _late.TryAdd(writing, true);
            _ = writing.ContinueWith(written => _late.TryRemove(written, out _), TaskScheduler.Default);
        }
    }

    /// <summary>Waits for what is still being written.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_late.Keys);

    // It fails no call: at the worst the card stays unknown.
    private async Task Write(KnownPatient patient, ClinicService service, IReadOnlyList<WrittenCard> cards)
    {
        using var time = new CancellationTokenSource(Longest);
        try
        {
            var pseudonym = patient.Pseudonym ?? await pseudonyms.Of(patient.Client.Tenant, patient.Id, time.Token);
            var now = clock.GetUtcNow();
            await store.Remember(
                [.. cards.Select(c =>
                    new IssuedCard(c.Uuid, patient.Client.Tenant, pseudonym.Value, service.Id, c.Card, IndicatorWord.Of(c.Indicator),
                    [.. c.Marks.Select(pseudonym.Seal)], c.Suggestions, now))], time.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException or ObjectDisposedException)
        {
            Unavailable(log, e.GetType().Name);
        }
    }

    private async Task<T?> InTime<T>(Func<CancellationToken, Task<T>> ask, CancellationToken aborted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(times.Patience);
        try
        {
            return await ask(time.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            aborted.ThrowIfCancellationRequested();
            Unavailable(log, e.GetType().Name);
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store was not there for a call: {Fault}")]
    private static partial void Unavailable(ILogger log, string fault);
}
