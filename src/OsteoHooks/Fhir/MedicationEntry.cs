using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir;

/// <summary>Union of the status values of the four medication resources.</summary>
public enum MedicationStatus : byte
{
    Unknown,
    Draft,
    Active,
    OnHold,
    Cancelled,
    Completed,
    EnteredInError,
    Stopped,
    Intended,
    NotTaken,
    InProgress,
    NotDone,
    Preparation,
    Declined,
}

public enum RequestIntent : byte
{
    Unknown,
    Proposal,
    Plan,
    Order,
    OriginalOrder,
    ReflexOrder,
    FillerOrder,
    InstanceOrder,
    Option,
    Directive,
}

/// <summary>Where the strength of one unit was taken from.</summary>
public enum StrengthSource : byte
{
    None,
    Ingredient,
    Table,
    Text,
}

/// <summary>The product of a medication entry: its meaning, its name as received, and mg per unit (tablet, or mL of a solution).</summary>
public sealed record Product
{
    public Meaning Meaning { get; init; }

    /// <summary>Text or display as received, or null. A legible name on no list is another drug.</summary>
    public string? Name { get; init; }

    public decimal? MgPerUnit { get; init; }

    /// <summary>True when <see cref="MgPerUnit"/> is mg per mL.</summary>
    public bool PerMillilitre { get; init; }

    public StrengthSource StrengthSource { get; init; }

    public string? Form { get; init; }

    /// <summary>No known code and no legible name, or a referenced Medication that could not be had.</summary>
    public bool IsUnread { get; init; }
}

/// <summary>MedicationRequest, MedicationStatement, MedicationAdministration or MedicationDispense.</summary>
public sealed record MedicationEntry
{
    public required Origin Origin { get; init; }

    public ResourceKind Kind => Origin.Kind;

    public required MedicationStatus Status { get; init; }

    public RequestIntent Intent { get; init; }

    public bool DoNotPerform { get; init; }

    /// <summary>A resource of context.draftOrders that is an order of this hook (in order-select: one of the selections).</summary>
    public bool IsDraft { get; init; }

    /// <summary>The server's version that this draft replaces, when it has the same id; this is how a stop is seen.</summary>
    public MedicationEntry? Replaces { get; init; }

    public required Product Product { get; init; }

    /// <summary>MedicationRequest.authoredOn; MedicationStatement.dateAsserted.</summary>
    public FhirDate? Authored { get; init; }

    /// <summary>effective[x] of a statement or administration; whenHandedOver (else whenPrepared) of a dispense,
    /// as a one-day period.</summary>
    public FhirPeriod? Effective { get; init; }

    public IReadOnlyList<Dosage> Dosages { get; init; } = [];

    /// <summary>dispenseRequest.quantity, or the quantity of a dispense.</summary>
    public Quantity? Supply { get; init; }

    public int? Repeats { get; init; }

    /// <summary>dispenseRequest.expectedSupplyDuration, or daysSupply of a dispense.</summary>
    public Quantity? SupplyDuration { get; init; }

    public FhirPeriod? Validity { get; init; }

    /// <summary>courseOfTherapyType is continuous.</summary>
    public bool IsContinuous { get; init; }

    public string? PriorPrescriptionId { get; init; }

    /// <summary>Ids of MedicationRequests that a dispense, administration or statement was made for
    /// (authorizingPrescription, request, basedOn).</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];

    public ConceptSets ReasonSets { get; init; }

    public string? ReasonText { get; init; }

    public string? StatusReason { get; init; }

    public string? Note { get; init; }

    /// <summary>JSON paths, relative to the resource, of elements that are there but cannot be read.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>A draft exactly as received; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }
}
