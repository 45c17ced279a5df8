namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>laboratory.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record LaboratoryLimits
{
    /// <summary>The long Danish work-up panel.</summary>
    public required bool FullPanel { get; init; }

    public required Limit OfferAge { get; init; }
    public required Limit OfferVitaminD { get; init; }
}
