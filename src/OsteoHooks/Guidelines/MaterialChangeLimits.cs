namespace OsteoHooks.Guidelines;

/// <summary>
/// The limits of <c>material-change.yaml</c> in each folder of cards/guidelines, where each is explained: what counts as new after a card
/// was set aside.
/// </summary>
public sealed record MaterialChangeLimits
{
    public required LimitScale DoseSteps { get; init; }
    public required LimitScale TScoreSteps { get; init; }
    public required Limit LongOverdue { get; init; }
    public required Limit SameFracture { get; init; }
}
