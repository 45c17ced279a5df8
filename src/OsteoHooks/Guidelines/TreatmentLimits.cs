namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>treatment.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record TreatmentLimits
{
    public required Limit ZoledronateCover { get; init; }
    public required Limit DenosumabCover { get; init; }
    public required Limit SupplyGrace { get; init; }
    public required Limit OestrogenAge { get; init; }
}
