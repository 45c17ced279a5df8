using System.Collections.Immutable;

namespace OsteoHooks.Findings;

/// <summary>
/// Something to be said in any language: the key of a sentence in <c>cards/phrases</c> and the values of its slots.
/// A value is a <see cref="decimal"/>, <see cref="int"/>, <see cref="DateOnly"/>, <see cref="string"/> (a FHIR id, a drug name as
/// received), a <see cref="Phrase"/>, or an <see cref="ImmutableArray{T}"/> of <see cref="Phrase"/>, which is joined with commas.
/// </summary>
public sealed record Phrase(string Key, ImmutableArray<(string Slot, object Value)> Values)
{
    public static Phrase Of(string key, params ReadOnlySpan<(string Slot, object Value)> values) => new(key, [.. values]);

    public bool Equals(Phrase? other) => other is not null && Key == other.Key && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Key, Values.Length);
}
