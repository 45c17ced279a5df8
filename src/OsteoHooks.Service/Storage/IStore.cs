namespace OsteoHooks.Service.Storage;

/// <summary>
/// What the service keeps: tokens used, cards issued (pseudonymous), feedback, answers. SQLite and PostgreSQL hold to one contract.
/// Every method throws <see cref="StoreUnavailableException"/> when the database is away, full or too slow.
/// </summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Brings the schema up to date with the numbered SQL files. Several processes may call it at the same time.</summary>
    Task Migrate(CancellationToken cancellation);

    /// <summary>A secret that belongs to the store, made when first asked for; the same in every process that shares the store.</summary>
    Task<byte[]> Secret(string name, int length, CancellationToken cancellation);

    /// <summary>Marks a token as used.</summary>
    /// <param name="token">Hash of issuer and jti.</param>
    /// <param name="until">When it may be forgotten (real clock).</param>
    /// <returns>True for exactly one caller of all processes that share the store.</returns>
    Task<bool> UseOnce(byte[] token, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Remembers the cards of one response; all or none.</summary>
    Task Remember(IReadOnlyList<IssuedCard> cards, CancellationToken cancellation);

    /// <summary>
    /// Keeps feedback, durably once this returns. Items about cards that are not the tenant's own change nothing; an item that is known
    /// already (same card, outcome and outcomeTimestamp) is not counted again. All or none of the new ones are kept.
    /// </summary>
    Task<FeedbackReceipt> Record(string tenant, IReadOnlyList<FeedbackItem> items, CancellationToken cancellation);

    /// <summary>What was last said to each card of this patient.</summary>
    /// <param name="patient">Pseudonym.</param>
    Task<IReadOnlyList<KeptOverride>> OverridesOf(byte[] patient, CancellationToken cancellation);

    /// <summary>Forgets what is old; cards that nobody answered are counted as ignored first.</summary>
    Task<Purged> Purge(PurgeLimits limits, CancellationToken cancellation);

    /// <summary>How often each card was issued, accepted, overridden and ignored.</summary>
    Task<IReadOnlyList<CardCount>> Counts(CancellationToken cancellation);
}

/// <summary>The database is away, full or too slow. The message names the store, never what was to be kept.</summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
