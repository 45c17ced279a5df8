namespace OsteoHooks.Guidelines;

/// <summary>
/// The limits of <c>hormonal-cancer-therapy.yaml</c> in each folder of cards/guidelines, where each is explained and cited.
/// </summary>
public sealed record HormonalCancerTherapyLimits
{
    public required Limit LowTScore { get; init; }
    public required Limit Frax { get; init; }
    public required Limit FractureTScore { get; init; }
    public required Limit FractureFrax { get; init; }
    public required Limit ShortestCourse { get; init; }
}
