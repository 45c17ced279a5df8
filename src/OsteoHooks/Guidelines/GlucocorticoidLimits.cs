namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>glucocorticoid.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record GlucocorticoidLimits
{
    /// <summary>A previous low-energy fracture counts instead of the T-score.</summary>
    public required bool FractureCounts { get; init; }

    public required Limit DailyDose { get; init; }
    public required Limit ExactDoseContested { get; init; }
    public required Limit Duration { get; init; }
    public required Limit ExactDurationContested { get; init; }
    public required Limit AveragingWindow { get; init; }
    public required Limit YearlySum { get; init; }
    public required Limit ExactSumContested { get; init; }
    public required Limit Year { get; init; }
    public required Limit CourseGap { get; init; }
    public required Limit SupplementCourse { get; init; }
    public required Limit LowTScore { get; init; }
    public required Limit OrdinaryOsteoporosis { get; init; }
    public required Limit Frax { get; init; }
    public required Limit DxaAgeMen { get; init; }
    public required Limit StartBeforeDxaWomen { get; init; }
    public required Limit StartBeforeDxaMen { get; init; }
    public required Limit StartBeforeDxaMenPossibly { get; init; }
    public required Limit KeepBisphosphonate { get; init; }
    public required Limit ReviewBisphosphonate { get; init; }
    public required Limit HighFractureRiskTScore { get; init; }
}
