using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>FHIR's codes of medication status and request intent.</summary>
internal static class StatusNames
{
    private static readonly NameTable<MedicationStatus> Statuses = new(
        ("draft", MedicationStatus.Draft), ("active", MedicationStatus.Active), ("on-hold", MedicationStatus.OnHold),
        ("cancelled", MedicationStatus.Cancelled), ("completed", MedicationStatus.Completed),
        ("entered-in-error", MedicationStatus.EnteredInError), ("stopped", MedicationStatus.Stopped),
        ("intended", MedicationStatus.Intended), ("not-taken", MedicationStatus.NotTaken), ("in-progress", MedicationStatus.InProgress),
        ("not-done", MedicationStatus.NotDone), ("preparation", MedicationStatus.Preparation), ("declined", MedicationStatus.Declined));

    private static readonly NameTable<RequestIntent> Intents = new(
        ("proposal", RequestIntent.Proposal), ("plan", RequestIntent.Plan), ("order", RequestIntent.Order),
        ("original-order", RequestIntent.OriginalOrder), ("reflex-order", RequestIntent.ReflexOrder),
        ("filler-order", RequestIntent.FillerOrder), ("instance-order", RequestIntent.InstanceOrder), ("option", RequestIntent.Option),
        ("directive", RequestIntent.Directive));

    public static MedicationStatus Medication(ReadOnlySpan<byte> code) =>
        Statuses.TryFind(code, out var status) ? status : MedicationStatus.Unknown;

    public static RequestIntent Intent(ReadOnlySpan<byte> code) => Intents.TryFind(code, out var intent) ? intent : RequestIntent.Unknown;
}
