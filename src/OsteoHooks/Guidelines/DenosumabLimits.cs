namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>denosumab.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record DenosumabLimits
{
    public required Limit Interval { get; init; }
    public required Limit LongestInterval { get; init; }
    public required Limit NextAppointment { get; init; }
    public required Limit LabsAge { get; init; }
    public required Limit StartLabsAge { get; init; }
    public required Limit StartVitaminDAge { get; init; }
    public required Limit LowEgfr { get; init; }
    public required Limit ContestedEgfr { get; init; }
    public required Limit PoorKidneyFunction { get; init; }
    public required Limit LowVitaminD { get; init; }
    public required Limit Comorbidities { get; init; }
    public required Limit Review { get; init; }
    public required Limit LongTerm { get; init; }
    public required Limit PauseTScore { get; init; }
    public required Limit HighRiskDuration { get; init; }
    public required Limit HighRiskTScore { get; init; }
    public required Limit FollowOn { get; init; }
    public required Limit FollowOnTooEarly { get; init; }
    public required Limit FollowOnTooLate { get; init; }
    public required Limit SecondInfusion { get; init; }
    public required Limit ReboundConcern { get; init; }
}
