using System.Text;

namespace OsteoHooks.Fhir;

/// <summary>Which drafts are orders of the hook.</summary>
internal static class DraftSettlement
{
    public static void Settle(Intake intake, string hook)
    {
        if (hook is not ("order-select" or "order-sign"))
        {
            return;
        }
        var gathered = intake.Gathered;
        foreach (var draft in intake.Drafts)
        {
            if (hook == "order-select" && !IsSelected(draft, intake.Selections))
            {
                continue;
            }
            gathered.Seen[(int)draft.Origin.Kind]++;
            if (draft.Medication is { } medication)
            {
                gathered.Medications.Add(medication);
            }
            else if (draft.Activity is { } activity)
            {
                gathered.Activities.Add(activity);
            }
            else if (draft.Origin.Id is not null)
            {
                gathered.Withdrawn.Add(draft.Origin);
            }
        }

        if (!intake.HasUnreadableDraft)
        {
            return;
        }
        gathered.Unread.Add(ResourceKind.MedicationRequest);
        gathered.Unread.Add(ResourceKind.ServiceRequest);
    }

    /// <summary>One of the selections: <c>MedicationRequest/1</c>, and what else is met: a bare id, an absolute URL, a fullUrl.</summary>
    public static void Select(Intake intake, ReadOnlySpan<byte> selection)
    {
        intake.Selections.Add(Encoding.UTF8.GetString(selection));
        if (ReferenceText.TryRead(selection, out var parts))
        {
            intake.Selections.Add($"{Encoding.UTF8.GetString(parts.Type)}/{parts.Id}");
        }
    }

    private static bool IsSelected(DraftOrder draft, HashSet<string> selections) =>
        (draft.FullUrl is { } url && selections.Contains(url))
        || (draft.Origin.Id is { } id && (selections.Contains(id) || selections.Contains($"{draft.Origin.Kind}/{id}")));
}
