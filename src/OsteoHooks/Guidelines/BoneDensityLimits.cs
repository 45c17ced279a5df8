namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>bone-density.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record BoneDensityLimits
{
    public required Limit DxaWindow { get; init; }
    public required Limit LowestPlausible { get; init; }
    public required Limit HighestPlausible { get; init; }
}
