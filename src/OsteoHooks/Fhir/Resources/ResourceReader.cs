using System.Text.Json;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>One resource to its reader. Types that nothing reads are stepped over.</summary>
internal static class ResourceReader
{
    /// <summary>Reads a resource of a known kind; the cursor stands on its first token.</summary>
    public static void Read(ref Cursor c, Intake intake, ResourceKind kind, string source, int entry)
    {
        intake.Enter(kind, source, entry, c.Offset);
        if (!intake.ReadsDrafts)
        {
            intake.Gathered.Seen[(int)kind]++;
        }
        switch (kind)
        {
            case ResourceKind.Patient: PatientReader.Read(ref c, intake); break;
            case ResourceKind.MedicationRequest or ResourceKind.MedicationStatement or ResourceKind.MedicationAdministration
                or ResourceKind.MedicationDispense:
                MedicationReader.Read(ref c, intake, kind);
                break;
            case ResourceKind.Medication:
                var product = ProductReader.ReadMedication(ref c, intake, out var id);
                intake.Products.Add(intake.Id(id), product);
                break;
            case ResourceKind.Condition: ConditionReader.Read(ref c, intake); break;
            case ResourceKind.Observation: ObservationReader.Read(ref c, intake); break;
            case ResourceKind.Procedure or ResourceKind.DiagnosticReport or ResourceKind.ServiceRequest or ResourceKind.ImagingStudy:
                ActivityReader.Read(ref c, intake, kind);
                break;
            case ResourceKind.Appointment: AppointmentReader.Read(ref c, intake); break;
            default: ReadSubjectOnly(ref c, intake); break;
        }
    }

    // Encounter, AllergyIntolerance, FamilyMemberHistory, PractitionerRole: no rule reads them yet, but whose they are still counts.
    private static void ReadSubjectOnly(ref Cursor c, Intake intake)
    {
        while (c.Next(out var element))
        {
            if (element is Element.Subject or Element.Patient && c.Token == JsonTokenType.StartObject)
            {
                _ = intake.Meet(Reference.Read(ref c).Target);
            }
            else
            {
                c.Skip();
            }
        }
    }
}
