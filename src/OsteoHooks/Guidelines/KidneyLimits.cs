namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>kidney.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record KidneyLimits
{
    public required Limit Bisphosphonate { get; init; }
}
