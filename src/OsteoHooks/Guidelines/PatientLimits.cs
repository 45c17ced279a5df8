namespace OsteoHooks.Guidelines;

/// <summary>The limits of <c>patient.yaml</c> in each folder of cards/guidelines, where each is explained and cited.</summary>
public sealed record PatientLimits
{
    public required Limit Adult { get; init; }
    public required Limit Postmenopausal { get; init; }
    public required Limit MenopauseUncertain { get; init; }
    public required Limit FragilityAge { get; init; }
}
