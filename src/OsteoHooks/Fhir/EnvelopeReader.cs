using System.Globalization;
using System.Text;
using System.Text.Json;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir;

/// <summary>The members of a CDS Hooks request around its resources. A member given twice is refused: whose data this is must not
/// be a matter of order.</summary>
internal static class EnvelopeReader
{
    // FHIR's ids have 64; a reference may stand before them.
    private const int LongestId = 256;

    public static HookRequest Read(ref Cursor c, Intake intake, SearchPages pages)
    {
        c.Read();
        Require(c.Token == JsonTokenType.StartObject, "$", "The body must be a JSON object.");
        string? hook = null, instance = null;
        Uri? server = null;
        Dictionary<string, PrefetchAnswer>? prefetch = null;
        var context = default(HookContext);
        var token = default(Authorization);
        var seen = default(SeenMembers);
        while (c.Next(out var element))
        {
            seen.Once(element, "");
            switch (element)
            {
                case Element.Hook: hook = Text(ref c, "hook"); break;
                case Element.HookInstance: instance = Text(ref c, "hookInstance"); break;
                case Element.FhirServer: server = Url(ref c); break;
                case Element.FhirAuthorization: token = Authorization.Read(ref c); break;
                case Element.Context: context = HookContext.Read(ref c, intake); break;
                case Element.Prefetch: prefetch = PrefetchReader.Read(ref c, intake, pages); break;
                default: c.Skip(); break;
            }
        }

        c.End();
        Require(hook is not null, "hook", "The hook is missing.");
        Require(instance is not null, "hookInstance", "The hookInstance is missing.");
        context.Check(hook!);
        Require(!token.IsThere || server is not null, "fhirServer", "fhirAuthorization is of no use without a fhirServer.");
        return new()
        {
            Hook = hook!,
            HookInstance = instance!,
            PatientId = Bare(context.PatientId!, "Patient/"),
            UserId = context.UserId,
            EncounterId = context.EncounterId is { } encounter ? Bare(encounter, "Encounter/") : null,
            FhirServer = server,
            AccessToken = token.AccessToken,
            TokenPatient = token.Patient,
            Prefetch = prefetch ?? [],
        };
    }

    public static void Require(bool holds, string path, string sentence)
    {
        if (!holds)
        {
            throw new RequestRejectedException(400, path, sentence);
        }
    }

    /// <summary>A string; null for null and for an empty one.</summary>
    public static string? Text(ref Cursor c, string path)
    {
        if (c.IsNull)
        {
            return null;
        }
        Require(c.Token == JsonTokenType.String, path, "A string is expected here.");
        var utf8 = c.Utf8();
        return c.Bytes(utf8).Trim(" "u8).IsEmpty ? null : Encoding.UTF8.GetString(c.Bytes(utf8));
    }

    // The hooks define these ids as bare; some clients send the reference.
    private static string Bare(string id, string type) =>
        id.Length > type.Length && id.StartsWith(type, StringComparison.Ordinal) ? id[type.Length..] : id;

    /// <summary>An id of the context, which suggested orders repeat: visible characters only, and not longer than
    /// any server makes them.</summary>
    public static string? Id(ref Cursor c, string path)
    {
        var id = Text(ref c, path);
        Require(id is null || (id.Length <= LongestId && id.EnumerateRunes().All(IsSeen)), path, "This is no id.");
        return id;
    }

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);

    private static Uri? Url(ref Cursor c)
    {
        if (Text(ref c, "fhirServer") is not { } text)
        {
            return null;
        }
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        Require(isUrl, "fhirServer", "The fhirServer must be an absolute http or https URL.");
        return url;
    }
}

/// <summary>fhirAuthorization.</summary>
internal readonly record struct Authorization(bool IsThere, string? AccessToken, string? Patient)
{
    public static Authorization Read(ref Cursor c)
    {
        if (c.IsNull)
        {
            return default;
        }
        EnvelopeReader.Require(c.Token == JsonTokenType.StartObject, "fhirAuthorization", "An object is expected here.");
        string? token = null, patient = null;
        var seen = default(SeenMembers);
        while (c.Next(out var element))
        {
            seen.Once(element, "fhirAuthorization.");
            switch (element)
            {
                case Element.AccessToken: token = EnvelopeReader.Text(ref c, "fhirAuthorization.access_token"); break;
                case Element.Patient: patient = EnvelopeReader.Text(ref c, "fhirAuthorization.patient"); break;
                default: c.Skip(); break;
            }
        }

        return new(IsThere: true, token, patient);
    }
}
