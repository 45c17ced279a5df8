namespace OsteoHooks.Pathways;

/// <summary>A raised card to which an earlier answer still holds.</summary>
/// <param name="By"><c>answer:&lt;code&gt;</c>.</param>
/// <param name="Basis">The card's answers, after the one that it was given.</param>
public sealed record Silenced(string Card, string By, Considered Basis)
{
    public bool Equals(Silenced? other) => other is not null && Card == other.Card;

    public override int GetHashCode() => Card.GetHashCode(StringComparison.Ordinal);
}

/// <summary>From card.yaml: a finding without a card of its own is carried in another's text.</summary>
/// <param name="Rank">Place of the carrier among those that may carry it.</param>
public sealed record CarriedIn(string Card, string Carrier, int Rank)
{
    // Made once, inserted into every session.
    private readonly int hash = HashCode.Combine(Card, Carrier);

    public override int GetHashCode() => hash;
}

/// <summary>A raised finding whose carrier an answer keeps silent, directly or through a stronger card.</summary>
/// <param name="Answered">The card that was answered: the carrier itself, or the one that it gives way to.</param>
public sealed record LosesCarrier(string Card, string Carrier, string Answered, int Rank);

/// <summary>Another card can carry it.</summary>
public sealed record StillCarried(LosesCarrier Lost, string Carrier);

/// <summary>A raised finding that stays silent with the card that would have carried it.</summary>
public sealed record FollowsCarrier(string Card, string Carrier);
