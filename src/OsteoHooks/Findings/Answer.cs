using System.Collections.Immutable;

namespace OsteoHooks.Findings;

/// <summary>
/// What a state answers to one question: yes, no or unknown, the comparison it rests on, the entries it was read from and what is missing.
/// </summary>
/// <param name="Said">The comparison, for the reason and for "what was seen".</param>
/// <param name="AtMost">The answer holds only on a contested limit, by a mean, or by a weaker reading: the card is
/// no stronger than this.</param>
/// <param name="Variant">The wording of the card that goes with this answer, or null.</param>
/// <param name="IsUnsaid">Holds for nearly everybody (an adult, a drug not stopped): needed, but neither the card
/// nor the reason says it.</param>
/// <param name="Notes">What the card must add (a missing datum that does not decide, an assumption that was made).</param>
public sealed record Answer(
    Truth Truth,
    Phrase Said,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<Gap> Gaps,
    Indicator? AtMost = null,
    string? Variant = null,
    ImmutableArray<Phrase> Notes = default,
    bool IsUnsaid = false)
{
    /// <summary>The answers that this one was drawn from, where it was drawn from others: down to those that
    /// rest on entries alone.</summary>
    public ImmutableArray<Answer> From { get; init; } = [];

    /// <summary>Yes or unknown: the rule goes on, and ends <c>not-assessed</c> if it stays unknown.</summary>
    public bool MayHold => Truth != Truth.No;

    public bool Holds => Truth == Truth.Yes;

    public static Answer Yes(Phrase said, params ReadOnlySpan<Evidence> evidence) => new(Truth.Yes, said, [.. evidence], []);

    public static Answer No(Phrase said, params ReadOnlySpan<Evidence> evidence) => new(Truth.No, said, [.. evidence], []);

    public static Answer Unknown(Phrase said, IEnumerable<Gap> gaps, params ReadOnlySpan<Evidence> evidence) =>
        new(Truth.Unknown, said, [.. evidence], [.. gaps]);

    public static Answer Of(Truth truth, Phrase said, IEnumerable<Evidence> evidence, IEnumerable<Gap> gaps) =>
        new(truth, said, [.. evidence], truth == Truth.Unknown ? [.. gaps] : []);

    /// <summary>The card is info when this holds only by a weaker reading.</summary>
    public Answer AtMostInfo(bool soft = true) => soft ? this with { AtMost = Indicator.Info } : this;

    /// <summary>Not worth saying when it holds.</summary>
    public Answer Unsaid() => this with { IsUnsaid = Holds };

    public Answer As(string variant) => this with { Variant = variant };

    public Answer Noting(params ReadOnlySpan<Phrase> notes) => this with { Notes = Notes.IsDefault ? [.. notes] : [.. Notes, .. notes] };

    /// <summary>The stronger of two: yes before unknown before no. Two that are unknown lack what both lack; two that
    /// say no are said both.</summary>
    public Answer Or(Answer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Truth < other.Truth ? other
            : Truth == Truth.Yes ? this
            : Truth == Truth.Unknown ? other.Truth == Truth.Unknown ? this with { Gaps = [.. Gaps, .. other.Gaps] } : this
            : Both(other)) with { From = [this, other] };
    }

    /// <summary>The first that says no, else both, as true as the weaker one.</summary>
    public Answer And(Answer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Truth == Truth.No ? this
            : other.Truth == Truth.No ? other
            : Both(other) with { Truth = Truth < other.Truth ? Truth : other.Truth }) with { From = [this, other] };
    }

    /// <summary>The opposite answer on the same ground.</summary>
    public Answer Not() => this with
    {
        Truth = Truth switch { Truth.Yes => Truth.No, Truth.No => Truth.Yes, _ => Truth.Unknown },
        AtMost = null,
        Variant = null,
        Notes = default,
        IsUnsaid = false,
        From = [this],
    };

    private Answer Both(Answer other) => new(
        Truth,
        Phrase.Of("both", ("first", Said), ("second", other.Said)),
        [.. Evidence, .. other.Evidence],
        [.. Gaps, .. other.Gaps],
        AtMost ?? other.AtMost,
        Variant ?? other.Variant,
        [.. Notes.IsDefault ? [] : Notes, .. other.Notes.IsDefault ? [] : other.Notes]);
}
