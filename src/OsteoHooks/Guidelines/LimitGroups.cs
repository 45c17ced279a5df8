namespace OsteoHooks.Guidelines;

/// <summary>Limits under <c>patient</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record PatientLimits
{
    public required Limit Adult { get; init; }
    public required Limit Postmenopausal { get; init; }
    public required Limit MenopauseUncertain { get; init; }
    public required Limit FragilityAge { get; init; }
}

/// <summary>Limits under <c>glucocorticoid</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
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

/// <summary>Limits under <c>bone-density</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record BoneDensityLimits
{
    public required Limit DxaWindow { get; init; }
    public required Limit LowestPlausible { get; init; }
    public required Limit HighestPlausible { get; init; }
}

/// <summary>Limits under <c>treatment</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record TreatmentLimits
{
    public required Limit ZoledronateCover { get; init; }
    public required Limit DenosumabCover { get; init; }
    public required Limit SupplyGrace { get; init; }
    public required Limit OestrogenAge { get; init; }
}

/// <summary>Limits under <c>hormonal-cancer-therapy</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record HormonalCancerTherapyLimits
{
    public required Limit LowTScore { get; init; }
    public required Limit Frax { get; init; }
    public required Limit FractureTScore { get; init; }
    public required Limit FractureFrax { get; init; }
    public required Limit ShortestCourse { get; init; }
}

/// <summary>Limits under <c>denosumab</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
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

/// <summary>Limits under <c>kidney</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record KidneyLimits
{
    public required Limit Bisphosphonate { get; init; }
}

/// <summary>Limits under <c>laboratory</c> in cards/guidelines/*.yaml, where each is explained and cited.</summary>
public sealed record LaboratoryLimits
{
    /// <summary>The long Danish work-up panel.</summary>
    public required bool FullPanel { get; init; }

    public required Limit OfferAge { get; init; }
    public required Limit OfferVitaminD { get; init; }
}

/// <summary>Limits under <c>material-change</c> in cards/guidelines/*.yaml, where each is explained: what counts as new after an answer.</summary>
public sealed record MaterialChangeLimits
{
    public required LimitScale DoseSteps { get; init; }
    public required LimitScale TScoreSteps { get; init; }
    public required Limit LongOverdue { get; init; }
    public required Limit SameFracture { get; init; }
}
