namespace OsteoHooks.Fhir;

/// <summary>R4 resource types that rules read.</summary>
public enum ResourceKind : byte
{
    Patient,
    MedicationRequest,
    MedicationStatement,
    MedicationAdministration,
    MedicationDispense,
    Medication,
    Condition,
    Observation,
    DiagnosticReport,
    Procedure,
    ServiceRequest,
    ImagingStudy,
    Encounter,
    AllergyIntolerance,
    FamilyMemberHistory,
    Appointment,
    PractitionerRole,
}
