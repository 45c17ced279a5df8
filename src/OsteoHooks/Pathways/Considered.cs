using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Pathways;

/// <summary>
/// A rule's situation was met by what is known or may be: the card and the answers it rests on, in the rule's order. Says nothing of
/// availability: one rule for all cards turns it into <see cref="Raised"/> or <see cref="Unsettled"/>.
/// </summary>
public sealed record Considered(string Card, ImmutableArray<Answer> Answers)
{
    public Considered(string card, params Answer[] answers)
        : this(card, ImmutableArray.Create(answers))
    {
    }

    public bool IsSettled => Answers.All(a => a.Holds);

    public bool Equals(Considered? other) => other is not null && Card == other.Card;

    public override int GetHashCode() => Card.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Every answer is yes.</summary>
public sealed record Raised(string Card, Considered Basis)
{
    public bool Equals(Raised? other) => other is not null && Card == other.Card;

    public override int GetHashCode() => Card.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An answer stayed unknown: not assessed.</summary>
public sealed record Unsettled(string Card, Considered Basis)
{
    public bool Equals(Unsettled? other) => other is not null && Card == other.Card;

    public override int GetHashCode() => Card.GetHashCode(StringComparison.Ordinal);
}

/// <summary>From card.yaml: the weaker card gives way when the stronger one is raised.</summary>
/// <param name="Rank">Place of the stronger card among those that outrank the weaker one; the first that is raised is named.</param>
public sealed record Outranks(string Weaker, string Stronger, int Rank)
{
    // Made once, inserted into every session.
    private readonly int hash = HashCode.Combine(Weaker, Stronger);

    public override int GetHashCode() => hash;
}

/// <summary>A raised card meets a stronger raised one.</summary>
public sealed record GivesWay(string Card, string To, int Rank);

/// <summary>A raised card stands although a stronger one could not be assessed.</summary>
public sealed record Doubted(string Card, string By);

/// <summary>What it came to.</summary>
public sealed record Concluded(string Card, Outcome Outcome, string? By, Considered Basis)
{
    public bool Equals(Concluded? other) => other is not null && Card == other.Card;

    public override int GetHashCode() => Card.GetHashCode(StringComparison.Ordinal);
}

/// <summary>From card.yaml: a card may offer this order under this guideline.</summary>
public sealed record CardOrder(string Card, string Order)
{
    // Made once, inserted into every session.
    private readonly int hash = HashCode.Combine(Card, Order);

    public override int GetHashCode() => hash;
}
