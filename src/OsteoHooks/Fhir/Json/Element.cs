namespace OsteoHooks.Fhir.Json;

/// <summary>The elements that are read, of the envelope and of R4 resources. The JSON name is the member's name in camel case; every other
/// element is <see cref="Other"/>.</summary>
internal enum Element : byte
{
    Other,

    // CDS Hooks envelope
    Hook,
    HookInstance, FhirServer, FhirAuthorization, AccessToken, Context, Prefetch, PatientId, UserId, EncounterId, Selections, DraftOrders,

    // Bundle and OperationOutcome
    ResourceType, Entry, Resource, FullUrl, Search, Mode, Link, Relation, Url, Total, Response, Issue, Severity,

    // data types and what many resources have
    Id, Status, Subject, Patient, Reference, Contained, Code, Coding, System, Display, Text, Value, Unit, Comparator, Start, End, Low, High,
    Extension, Type, Note, ReasonCode, BodySite, Intent, DoNotPerform, AuthoredOn, BasedOn,

    // Patient
    Gender, BirthDate, DeceasedBoolean, DeceasedDateTime,

    // medication resources
    MedicationCodeableConcept,
    MedicationReference, DateAsserted, EffectiveDateTime, EffectivePeriod, EffectiveInstant, WhenHandedOver, WhenPrepared,
    DosageInstruction,
    Dosage, DispenseRequest, Quantity, DaysSupply, NumberOfRepeatsAllowed, ExpectedSupplyDuration, ValidityPeriod, CourseOfTherapyType,
    PriorPrescription,
    AuthorizingPrescription, Request, StatusReason, StatusReasonCodeableConcept, Form, Ingredient, ItemCodeableConcept, IsActive,
    Strength, Numerator, Denominator,

    // Dosage and Timing
    Sequence,
    Timing, AsNeededBoolean, AsNeededCodeableConcept, Route, DoseAndRate, DoseQuantity, DoseRange, MaxDosePerPeriod, Dose, Event, Repeat,
    BoundsDuration, BoundsRange, BoundsPeriod, Count, Frequency, FrequencyMax, Period, PeriodMax, PeriodUnit, TimeOfDay, DayOfWeek, When,

    // Condition
    ClinicalStatus, VerificationStatus, OnsetDateTime, OnsetPeriod, OnsetAge, AbatementDateTime, AbatementPeriod, RecordedDate,

    // Observation
    ValueQuantity,
    ValueInteger, ValueString, ValueCodeableConcept, ValueBoolean, ValueRange, ValueRatio, ValueSampledData, ValueTime, ValueDateTime,
    ValuePeriod, DataAbsentReason, Issued, ReferenceRange, Interpretation, Method, Component,

    // Procedure, DiagnosticReport, ServiceRequest, ImagingStudy, Appointment
    PerformedDateTime,
    PerformedPeriod, OccurrenceDateTime, OccurrencePeriod, Started, ProcedureCode, Description, Conclusion, ServiceType, Comment,
    Participant, Actor,
}
