using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules;

/// <summary>
/// A rule's situation was met by what is known or may be: the card and the answers it rests on, in the rule's order. Says nothing of
/// availability: it is raised when every answer is yes, and not assessed when one stayed unknown.
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
