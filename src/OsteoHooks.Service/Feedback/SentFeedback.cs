using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Feedback;

/// <summary>One item as it was sent, checked (CDS Hooks 2.0.1, Feedback).</summary>
/// <param name="Reason">Code of the override reason, of whatever system; null where none was given.</param>
internal sealed record SentFeedback(
    Guid Card, FeedbackOutcome Outcome, IReadOnlyList<Guid> AcceptedSuggestions, string? Reason, string? Comment, DateTimeOffset At);
