using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>What a medication entry says about treatment.</summary>
public enum TreatmentRole : byte
{
    /// <summary>Proposals, cancelled and held orders, not taken, somebody's draft: says nothing.</summary>
    Ignored,

    /// <summary>Being taken, or ordered here and now.</summary>
    Current,

    /// <summary>Completed or stopped: history.</summary>
    Past,

    /// <summary>One dose given or handed over.</summary>
    Given,

    /// <summary>This hook's order to stop (a re-signed request, or doNotPerform).</summary>
    Stop,
}

/// <summary>A medication entry with its role by status and intent, its route and its dates.</summary>
public sealed class Treatment
{
    private static readonly ConceptSets Oncology = ConceptSets.Of(ConceptSet.CondBoneMetastasis) | ConceptSets.Of(ConceptSet.CondMyeloma)
        | ConceptSets.Of(ConceptSet.CondHypercalcaemia);

    private readonly WordLists _words;

    public Treatment(MedicationEntry entry, WordLists words, DateOnly today)
    {
        _words = words;
        Entry = entry;
        Role = RoleOf(entry, today);
    }

    public MedicationEntry Entry { get; }

    public TreatmentRole Role { get; }

    public Substance Substance => Entry.Product.Meaning.Substance;

    public bool IsDraft => Entry.IsDraft;

    public bool IsCurrent => Role == TreatmentRole.Current;

    /// <summary>For a bone metastasis, myeloma or hypercalcaemia of malignancy, by the codes or words of the reason.</summary>
    public bool HasOncologicReason => Entry.ReasonSets.HasAny(Oncology)
        || _words[WordList.OncologicReason].AreIn(Entry.ReasonText);

    public bool Is(ConceptSet set) => Entry.Product.Meaning.Is(set);

    /// <summary>First day of treatment as far as the entry tells.</summary>
    public FhirDate? Start
    {
        get
        {
            foreach (var dosage in Entry.Dosages)
            {
                if (dosage.Timing is { } timing
                    && (timing.BoundsPeriod?.Start ?? (timing.Events.Count > 0 ? timing.Events[0] : null)) is { } start)
                {
                    return start;
                }
            }

            return Entry.Effective?.Start ?? Entry.Authored ?? Entry.Validity?.Start;
        }
    }

    /// <summary>The entry says when the treatment ended or will end.</summary>
    public bool HasStatedEnd => Entry.Effective?.End is not null
        || Entry.Dosages.Any(d => d.Timing is { } t && (t.BoundsPeriod?.End is not null || t.BoundsDuration is not null));

    /// <summary>The day a dose was given or handed over.</summary>
    public FhirDate? GivenOn => Entry.Effective?.Start ?? Entry.Effective?.End;

    public Evidence Evidence(Phrase? said = null) => Reading.Of(Entry.Origin,
        Entry.Kind is ResourceKind.MedicationAdministration or ResourceKind.MedicationDispense ? GivenOn : Start, said);

    public string Name => Entry.Product.Name ?? Substance.ToString();

    private static TreatmentRole RoleOf(MedicationEntry entry, DateOnly today)
    {
        if (entry.Intent is RequestIntent.Proposal or RequestIntent.Plan or RequestIntent.Option)
        {
            return TreatmentRole.Ignored;
        }

        if (entry.DoNotPerform)
        {
            return entry.IsDraft ? TreatmentRole.Stop : TreatmentRole.Ignored;
        }

        return entry.Kind switch
        {
            ResourceKind.MedicationRequest => OfRequest(entry),
            ResourceKind.MedicationStatement => OfStatement(entry, today),
            ResourceKind.MedicationAdministration => entry.Status is MedicationStatus.Completed or MedicationStatus.InProgress
                    or MedicationStatus.Unknown ? TreatmentRole.Given : TreatmentRole.Ignored,
            ResourceKind.MedicationDispense =>
                entry.Status is MedicationStatus.Completed or MedicationStatus.Unknown ? TreatmentRole.Given : TreatmentRole.Ignored,
            _ => TreatmentRole.Ignored,
        };
    }

    private static TreatmentRole OfRequest(MedicationEntry entry) => entry.Status switch
    {
        MedicationStatus.Active or MedicationStatus.Unknown => TreatmentRole.Current,
        MedicationStatus.Draft => entry.IsDraft ? TreatmentRole.Current : TreatmentRole.Ignored,
        MedicationStatus.Stopped or MedicationStatus.Completed => entry.IsDraft ? TreatmentRole.Stop : TreatmentRole.Past,
        MedicationStatus.Cancelled => entry.IsDraft ? TreatmentRole.Stop : TreatmentRole.Ignored,
        _ => TreatmentRole.Ignored,
    };

    private static TreatmentRole OfStatement(MedicationEntry entry, DateOnly today) => entry.Status switch
    {
        MedicationStatus.Active or MedicationStatus.Unknown =>
            entry.Effective?.End is { } end && end.Latest < today ? TreatmentRole.Past : TreatmentRole.Current,
        MedicationStatus.Completed or MedicationStatus.Stopped => TreatmentRole.Past,
        _ => TreatmentRole.Ignored,
    };
}
