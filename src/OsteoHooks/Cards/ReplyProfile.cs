using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>What a client cannot take of a response. All is off by default; whoever knows the client decides.</summary>
public sealed record ReplyProfile
{
    /// <summary>A client that takes what the specification allows.</summary>
    public static readonly ReplyProfile Whole = new();

    /// <value>What would be several actions of one suggestion is suggested one by one, each labelled as its action is described.</value>
    public bool OneActionPerSuggestion { get; init; }

    /// <value>The one selectionBehavior that the client knows, or null where it knows both. Where only any is left, the card says in words
    /// that drugs are alternatives.</value>
    public SelectionBehavior? OnlySelection { get; init; }

    /// <value>Override reasons are left out, because none could be sent back.</value>
    public bool NoOverrideReasons { get; init; }

    /// <value>The most urgent indicator; a card that is more urgent is shown as this. Its place among the cards stays.</value>
    public Indicator? MostUrgent { get; init; }

    internal Indicator Shown(Indicator indicator) => MostUrgent is { } most && indicator > most ? most : indicator;
}
