namespace OsteoHooks.Service.Storage;

/// <summary>A card that was shown.</summary>
/// <param name="Patient">Pseudonym: HMAC of issuer and patient.</param>
/// <param name="Card">Card id.</param>
/// <param name="Marks">Keyed hashes of what the card rested on; what is new later is not among them.</param>
/// <param name="Suggestions">Uuid of each suggestion and the order it offers.</param>
/// <param name="IssuedAt">Real clock.</param>
internal sealed record IssuedCard(
    Guid Uuid, string Tenant, byte[] Patient, string Service, string Card, string Indicator, IReadOnlyList<string> Marks,
        IReadOnlyList<(Guid Uuid, string Order)> Suggestions, DateTimeOffset IssuedAt);

internal enum FeedbackOutcome
{
    Accepted,
    Overridden,
}

/// <summary>One item of a feedback call.</summary>
/// <param name="Reason">A code of <c>cards/override-reasons.yaml</c>, <c>other</c> for a code of the client's own, or null.</param>
/// <param name="Comment">Encrypted; never stored in the clear.</param>
/// <param name="AcceptedSuggestions">As sent; only those that the card had are kept.</param>
/// <param name="SentAt">outcomeTimestamp as sent: with card and outcome it is what makes a repeated item the same item.</param>
/// <param name="At">outcomeTimestamp, not after the clinical clock: the period of the answer counts from here.</param>
/// <param name="ReceivedAt">Real clock.</param>
internal sealed record FeedbackItem(
    Guid Card, FeedbackOutcome Outcome, string? Reason, byte[]? Comment, IReadOnlyList<Guid> AcceptedSuggestions, DateTimeOffset SentAt,
        DateTimeOffset At, DateTimeOffset ReceivedAt);

/// <param name="Kept">New items.</param>
/// <param name="Known">Items that were there already.</param>
/// <param name="Unknown">Items about no card of this tenant.</param>
internal sealed record FeedbackReceipt(int Kept, int Known, int Unknown);

/// <summary>What a clinician last said to a card of a patient: accepted, or overridden.</summary>
/// <param name="Code">The override reason, or null where none was given or the card was accepted.</param>
internal sealed record KeptOverride(string Card, FeedbackOutcome Outcome, string? Code, DateTimeOffset At, IReadOnlyList<string> Marks);

/// <summary>Real clock: what is from before is forgotten.</summary>
/// <param name="IgnoredBefore">Cards issued before and never answered count as ignored.</param>
internal sealed record PurgeLimits(
    DateTimeOffset Now, DateTimeOffset IgnoredBefore, DateTimeOffset CardsBefore, DateTimeOffset FeedbackBefore,
    DateTimeOffset OverridesBefore);

internal sealed record Purged(int Tokens, int Cards, int Feedback, int Overrides, int Ignored);

internal sealed record CardCount(string Tenant, string Card, long Issued, long Accepted, long Overridden, long Ignored);
