using System.Collections.Immutable;

namespace OsteoHooks.Findings;

/// <summary>What was answered to a card of this patient earlier: an override with a reason.</summary>
/// <param name="Code">A code of <c>cards/override-reasons.yaml</c>.</param>
/// <param name="At">When it was answered; its period counts from here.</param>
/// <param name="Marks">What the card rested on then, as <see cref="WrittenCard.Marks"/>, sealed by
/// <see cref="AnsweredBefore.Seal"/>.</param>
public sealed record PastAnswer(string Card, string Code, DateTimeOffset At, ImmutableArray<string> Marks);

/// <summary>The earlier answers of one patient.</summary>
/// <param name="Seal">Makes a mark unreadable outside the core (a keyed hash); the same mark is always sealed alike.</param>
public sealed record AnsweredBefore(ImmutableArray<PastAnswer> Answers, Func<string, string> Seal)
{
    public static readonly AnsweredBefore Nothing = new([], mark => mark);
}
