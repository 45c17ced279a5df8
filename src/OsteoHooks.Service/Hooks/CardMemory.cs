using OsteoHooks.Findings;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Hooks;

/// <summary>The patient of a call as the store knows them.</summary>
/// <param name="Pseudonym">Null while there is no key to make one with: then nothing is recalled, and nothing kept.</param>
internal sealed record KnownPatient(Client Client, Pseudonym? Pseudonym, AnsweredBefore Answered);

/// <summary>
/// What was answered to earlier cards of a patient, and what is shown now. The store stops no card: when it is away, a card that was answered comes
/// again, and feedback to a card that could not be remembered changes nothing.
/// </summary>
internal sealed partial class CardMemory(IStore store, Pseudonyms pseudonyms, TimeProvider clock, ILogger<CardMemory> log)
{
    /// <summary>How long a call waits for the store, once to recall and once to remember.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public async ValueTask<KnownPatient> Recall(Client client, string patient, CancellationToken aborted)
    {
        if (await InTime(async time => await pseudonyms.Of(client.Issuer, patient, time), aborted) is not { } pseudonym)
        {
            return new KnownPatient(client, null, AnsweredBefore.Nothing);
        }

        var kept = await InTime(time => store.AnswersOf(pseudonym.Value, time), aborted) ?? [];
        var answers = kept.Where(a => a is { Outcome: FeedbackOutcome.Overridden, Code: not null }).Select(a => new PastAnswer(a.Card, a.Code!, a.At, [.. a.Marks]));
        return new KnownPatient(client, pseudonym, new AnsweredBefore([.. answers], pseudonym.Seal));
    }

    public async ValueTask Remember(KnownPatient patient, ClinicService service, IReadOnlyList<WrittenCard> cards, CancellationToken aborted)
    {
        if (cards.Count == 0 || patient.Pseudonym is not { } pseudonym)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var issued = cards.Select(c => new IssuedCard(
            c.Uuid, patient.Client.Tenant, pseudonym.Value, service.Id, c.Card, Word(c.Indicator), [.. c.Marks.Select(pseudonym.Seal)], c.Suggestions, now)).ToList();
        await InTime(async time =>
        {
            await store.Remember(issued, time);
            return true;
        }, aborted);
    }

    private static string Word(Indicator indicator) => indicator switch
    {
        Indicator.Critical => "critical",
        Indicator.Warning => "warning",
        _ => "info",
    };

    private async Task<T?> InTime<T>(Func<CancellationToken, Task<T>> ask, CancellationToken aborted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(Patience);
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
