using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Procedure, DiagnosticReport, ServiceRequest and ImagingStudy, where their code is on a list or their
/// words speak of bone.</summary>
internal static class ActivityReader
{
    public static void Read(ref Cursor c, Intake intake, ResourceKind kind)
    {
        var start = c.Offset;
        var parts = default(ActivityParts);
        var about = true;
        while (c.Next(out var element))
        {
            if (element == Element.Subject)
            {
                about &= intake.Meet(Reference.Read(ref c).Target);
            }
            else
            {
                parts.ReadOr(ref c, intake, element);
            }
        }

        if (parts.IsOther(intake) && !intake.ReadsDrafts)
        {
            return;
        }
        var entry = parts.Entry(intake, kind, c);
        if (!about)
        {
            intake.IsAboutNobody();
        }
        else if (entry.Status == "entered-in-error")
        {
            intake.Withdraw(entry.Origin);
        }
        else if (intake.ReadsDrafts)
        {
            intake.Drafts.Add(new() { Origin = entry.Origin, Activity = entry with { IsDraft = true, Raw = c.Since(start) } });
        }
        else
        {
            intake.Gathered.Activities.Add(entry);
        }
    }
}
