namespace OsteoHooks.Cards;

/// <summary>How the suggestions of a card may be combined, as CDS Hooks 2.0 names it.</summary>
public enum SelectionBehavior : byte
{
    Any,
    AtMostOne,
}
