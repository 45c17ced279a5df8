namespace OsteoHooks.Fhir;

/// <summary>Which drafts are orders of the hook.</summary>
internal static class DraftSettlement
{
    public static void Settle(Intake intake, string hook)
    {
        if (hook is not ("order-select" or "order-sign"))
            return;
        var gathered = intake.Gathered;
        foreach (var draft in intake.Drafts)
        {
            if (hook == "order-select" && !IsSelected(draft, intake.Selections))
                continue;
            gathered.Seen[(int)draft.Origin.Kind]++;
            if (draft.Medication is { } medication)
                gathered.Medications.Add(medication);
            else if (draft.Activity is { } activity)
                gathered.Activities.Add(activity);
            else if (draft.Origin.Id is not null)
                gathered.Withdrawn.Add(draft.Origin);
        }

        if (!intake.HasUnreadableDraft)
            return;
        gathered.Unread.Add(ResourceKind.MedicationRequest);
        gathered.Unread.Add(ResourceKind.ServiceRequest);
    }

    // "MedicationRequest/1", and what else is met: the bare id, an absolute URL, the fullUrl.
    private static bool IsSelected(DraftOrder draft, List<string> selections)
    {
        foreach (var selection in selections)
        {
            if (draft.FullUrl is not null && selection == draft.FullUrl)
                return true;
            if (draft.Origin.Id is not { } id)
                continue;
            if (selection == id || selection == $"{draft.Origin.Kind}/{id}" || selection.EndsWith($"/{draft.Origin.Kind}/{id}", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
