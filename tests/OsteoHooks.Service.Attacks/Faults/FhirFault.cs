using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>What may count of a read under a fault.</summary>
internal enum Left
{
    /// <summary>As if nothing had happened.</summary>
    Everything,

    /// <summary>The type is unread; without the Patient there is no answer (412).</summary>
    Nothing,

    /// <summary>What was read counts, and the type is unread.</summary>
    Part,
}

/// <summary>One way in which a FHIR server fails at a read.</summary>
/// <param name="Name">Sentence about the server.</param>
/// <param name="Act">Called for every read at the faulty position, next pages too.</param>
internal sealed record FhirFault(string Name, Func<FaultyRead, Task> Act)
{
    /// <summary>What is left of <c>Patient/&lt;id&gt;</c>; null where the fault has no meaning there.</summary>
    public Left? Patient { get; init; }

    /// <summary>What is left of a search.</summary>
    public Left? Search { get; init; }

    /// <summary>What is left of <c>Medication/&lt;id&gt;</c>: without it the entry that names it has no product.</summary>
    public Left? Medication { get; init; }

    /// <summary>Of the faultless Bundle, what a search under this fault has read; all of it unless told.</summary>
    public Func<JsonObject, JsonObject> Part { get; init; } = bundle => bundle;

    /// <summary>The call waits until its deadline.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Tens of megabytes a read: one patient is enough.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>Nobody listens at all.</summary>
    public bool IsRefusal { get; init; }

    public Left? LeftAt(FaultPosition position) => position switch
    {
        FaultPosition.Patient => Patient,
        FaultPosition.Medication => Medication,
        _ => Search,
    };

    public static FhirFault Everywhere(string name, Left left, Func<FaultyRead, Task> act) =>
        new(name, act) { Patient = left, Search = left, Medication = left };

    public static FhirFault OfSearches(string name, Left left, Func<FaultyRead, Task> act) => new(name, act) { Search = left };

    public override string ToString() => Name;
}

/// <summary>Where the fault is: one type, one of several searches of a type, or every search of the call.</summary>
internal enum FaultPosition
{
    Patient,
    MedicationRequest,
    Observation,
    OneObservationSearch,
    Condition,
    DiagnosticReport,
    Medication,
    EverySearch,
    MedicationStatement,
    MedicationAdministration,
    MedicationDispense,
    Procedure,
    ServiceRequest,
}
