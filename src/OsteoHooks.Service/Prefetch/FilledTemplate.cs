using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Prefetch;

/// <summary>A published template with the values of one call: the path and query below the FHIR base.</summary>
internal static class FilledTemplate
{
    private const string PatientToken = "{{context.patientId}}";
    private const string PractitionerToken = "{{userPractitionerId}}";
    private const string Practitioner = "Practitioner/";

    /// <summary>
    /// False where the template asks about the practitioner and the user is none: there is nothing to ask, and nothing missing.
    /// </summary>
    public static bool Applies(PrefetchTemplate template, HookRequest request) =>
        !template.Template.Contains(PractitionerToken, StringComparison.Ordinal) || PractitionerId(request) is not null;

    /// <returns>Null where a value cannot stand in an address.</returns>
    public static string? Fill(PrefetchTemplate template, HookRequest request)
    {
        if (Escaped(request.PatientId) is not { } patient)
        {
            return null;
        }

        var filled = template.Template.Replace(PatientToken, patient, StringComparison.Ordinal);
        if (filled.Contains(PractitionerToken, StringComparison.Ordinal))
        {
            filled = PractitionerId(request) is { } user && Escaped(user) is { } id
                ? filled.Replace(PractitionerToken, id, StringComparison.Ordinal) : "{{";
        }

        return filled.Contains("{{", StringComparison.Ordinal) ? null : filled;
    }

    /// <summary>For a place in a path or a query. A dot or two alone would be taken for a step in the path even when escaped.</summary>
    public static string? Escaped(string id) =>
        id is "" or "." or ".." ? null : Uri.EscapeDataString(id);

    private static string? PractitionerId(HookRequest request) =>
        request.UserId is { } user && user.StartsWith(Practitioner, StringComparison.Ordinal)
            && user[Practitioner.Length..] is not ("" or "." or "..") and var id ? id : null;
}
