using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir;

public enum Sex : byte
{
    Unknown,
    Female,
    Male,
}

public sealed record PatientEntry
{
    public required Origin Origin { get; init; }

    public Sex Sex { get; init; }

    public FhirDate? BirthDate { get; init; }

    /// <summary>deceasedBoolean true or any deceasedDateTime.</summary>
    public bool Deceased { get; init; }

    public bool BirthDateUnreadable { get; init; }
}

public enum ConditionStanding : byte
{
    /// <summary>No clinicalStatus.</summary>
    Unstated,

    /// <summary>active, recurrence, relapse.</summary>
    Active,

    /// <summary>inactive, remission, resolved.</summary>
    Inactive,
}

/// <summary>A Condition that is not refuted or entered in error. Codings are united: a fracture with a W01
/// coding carries both sets.</summary>
public sealed record ConditionEntry
{
    public required Origin Origin { get; init; }

    public ConceptSets Sets { get; init; }

    /// <summary>
    /// External cause codes in code, or in the extension condition-dueTo: low (W00, W01, W18, W19), high (V*, W10-W17, X*, Y*), or none.
    /// High also by the words of a note, for where causes are not coded.
    /// </summary>
    public bool HighEnergyCause { get; init; }

    public bool LowEnergyCause { get; init; }

    /// <summary>ICD-10-CM seventh character D, G, K, P or S, or a sequela code: the same fracture again.</summary>
    public bool IsFollowUp { get; init; }

    public string? Text { get; init; }

    public ConditionStanding Standing { get; init; }

    public FhirDate? Onset { get; init; }

    /// <summary>onsetAge: how old the patient was; unit a (years) as a rule.</summary>
    public Quantity? OnsetAge { get; init; }

    public FhirDate? Recorded { get; init; }

    public FhirDate? Abated { get; init; }

    /// <summary>Code cannot be read: any condition may stand here.</summary>
    public bool CodeUnread { get; init; }
}

public enum ObservationStatus : byte
{
    Unknown,
    Final,
    Preliminary,
    Registered,
}

/// <summary>
/// An Observation (or one component of one) with a code on a list or with a legible text that says bone density. Cancelled, entered in
/// error and dataAbsentReason are dropped by the reader.
/// </summary>
public sealed record ObservationEntry
{
    public required Origin Origin { get; init; }

    public ConceptSets Sets { get; init; }

    public string? Text { get; init; }

    public ObservationStatus Status { get; init; }

    /// <summary>effective[x]; the start of a period; issued when there is none.</summary>
    public FhirDate? Effective { get; init; }

    public Quantity? Value { get; init; }

    /// <summary>valueCodeableConcept's sets, and its SNOMED CT code where one stands there (smoking status).</summary>
    public ConceptSets ValueSets { get; init; }

    public string? ValueCode { get; init; }

    /// <summary>valueString, or the text of a valueCodeableConcept.</summary>
    public string? ValueText { get; init; }

    public Quantity? RangeLow { get; init; }

    public Quantity? RangeHigh { get; init; }

    /// <summary>Interpretation code: L, LL, H, HH, N, A … or null.</summary>
    public string? Interpretation { get; init; }

    public string? BodySite { get; init; }

    public string? Method { get; init; }

    /// <summary>A value is there but cannot be read.</summary>
    public bool ValueUnread { get; init; }

    /// <summary>The code itself cannot be read: any observation may stand here.</summary>
    public bool CodeUnread { get; init; }
}

/// <summary>Procedure, DiagnosticReport, ServiceRequest or ImagingStudy: something done, reported or ordered.</summary>
public sealed record ActivityEntry
{
    public required Origin Origin { get; init; }

    public ConceptSets Sets { get; init; }

    public string? Text { get; init; }

    /// <summary>FHIR status as received: completed, final, active, draft, revoked …</summary>
    public required string Status { get; init; }

    public RequestIntent Intent { get; init; }

    public bool DoNotPerform { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>performed[x], effective[x], started, occurrence[x]; start of a period.</summary>
    public FhirDate? Date { get; init; }

    public FhirDate? Authored { get; init; }

    /// <summary>bodySite of a Procedure or ServiceRequest, in words.</summary>
    public string? BodySite { get; init; }

    /// <summary>DiagnosticReport.conclusion.</summary>
    public string? Conclusion { get; init; }

    public bool CodeUnread { get; init; }

    public ReadOnlyMemory<byte> Raw { get; init; }
}

/// <summary>Appointment of the patient.</summary>
public sealed record AppointmentEntry
{
    public required Origin Origin { get; init; }

    public required string Status { get; init; }

    public FhirDate? Start { get; init; }

    /// <summary>description, serviceType, reasonCode and comment, joined.</summary>
    public string? Text { get; init; }
}
