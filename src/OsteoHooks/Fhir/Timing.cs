using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir;

/// <summary>dosageInstruction.timing. What the resource leaves out is null; nothing is defaulted here.</summary>
public sealed record Timing
{
    public IReadOnlyList<FhirDate> Events { get; init; } = [];

    /// <summary>boundsDuration, or the low end of boundsRange; unit as UCUM code (d, wk, mo, a) or text.</summary>
    public Quantity? BoundsDuration { get; init; }

    public FhirPeriod? BoundsPeriod { get; init; }

    public int? Count { get; init; }

    public decimal? Frequency { get; init; }

    public decimal? FrequencyMax { get; init; }

    public decimal? Period { get; init; }

    public decimal? PeriodMax { get; init; }

    /// <summary>s, min, h, d, wk, mo, a.</summary>
    public string? PeriodUnit { get; init; }

    /// <summary>Number of entries of timeOfDay, dayOfWeek and when.</summary>
    public int TimesOfDay { get; init; }

    public int DaysOfWeek { get; init; }

    public int When { get; init; }

    /// <summary>timing.code, a GTS abbreviation: QD, BID, TID, QID, QOD, AM, PM, WK, MO.</summary>
    public string? Code { get; init; }
}

/// <summary>One dosage instruction.</summary>
public sealed record Dosage
{
    public int? Sequence { get; init; }

    public Timing? Timing { get; init; }

    /// <summary>asNeededBoolean true, or an asNeededCodeableConcept.</summary>
    public bool AsNeeded { get; init; }

    public string? Text { get; init; }

    /// <summary>Route as coded; <see cref="Meaning.Unknown"/> when absent or on no list.</summary>
    public Meaning Route { get; init; }

    public string? RouteText { get; init; }

    /// <summary>doseQuantity, or the low and high of doseRange; MedicationAdministration.dosage.dose.</summary>
    public Quantity? Dose { get; init; }

    public Quantity? DoseHigh { get; init; }

    public Quantity? MaxDosePerDay { get; init; }
}
