namespace OsteoHooks.Fhir;

/// <summary>A place that could not be read. <c>Path</c> names it; no value of the patient's stands in <c>Sentence</c>.</summary>
public sealed record ReadFault(string Path, string Sentence);

/// <summary>
/// What was read about one patient: only entries that rules may use, one per type and id (draft in context, then fetched, then prefetched).
/// Entered-in-error entries are gone. Nothing is interpreted beyond codes, dates and numbers.
/// </summary>
public sealed record Chart
{
    public PatientEntry? Patient { get; init; }

    public IReadOnlyList<MedicationEntry> Medications { get; init; } = [];

    public IReadOnlyList<ConditionEntry> Conditions { get; init; } = [];

    public IReadOnlyList<ObservationEntry> Observations { get; init; } = [];

    public IReadOnlyList<ActivityEntry> Activities { get; init; } = [];

    public IReadOnlyList<AppointmentEntry> Appointments { get; init; } = [];

    /// <summary>Types whose query failed, was cut off, was never answered, or of which a resource could not be read at all.</summary>
    public IReadOnlySet<ResourceKind> Unread { get; init; } = new HashSet<ResourceKind>();

    /// <summary>How many entries of a type were seen, for "looked in".</summary>
    public IReadOnlyDictionary<ResourceKind, int> Seen { get; init; } = new Dictionary<ResourceKind, int>();

    public IReadOnlyList<ReadFault> Faults { get; init; } = [];
}
