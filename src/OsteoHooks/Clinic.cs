using System.Buffers;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks;

/// <summary>A query that a service publishes in discovery and, when the key is missing, sends to the FHIR server.</summary>
/// <param name="Key">Prefetch key, for example <c>medicationRequests</c>.</param>
/// <param name="Template">For example <c>MedicationRequest?patient={{context.patientId}}</c>.</param>
public sealed record PrefetchTemplate(string Key, ResourceKind Kind, string Template);

/// <summary>One CDS service: a guideline at a hook.</summary>
/// <param name="Id"><c>&lt;guideline&gt;-&lt;hook&gt;</c>.</param>
/// <param name="Zone">The zone in which "today" is the clinical date.</param>
/// <param name="Language">The guideline's own language: sv, da, nb.</param>
public sealed record ClinicService(string Id, string Guideline, string Hook, string Title, string Description, TimeZoneInfo Zone, string Language, IReadOnlyList<PrefetchTemplate> Prefetch);

/// <summary>How findings are shown.</summary>
/// <param name="Language">en, sv, da or nb.</param>
/// <param name="Findings">Whether the extension with findings is written.</param>
/// <param name="NotIndicated">Whether findings that are not indicated are listed too.</param>
public sealed record ReplyOptions(string Language, bool Findings, bool NotIndicated);

/// <summary>The clinical core behind one door: content and tables loaded, rules compiled, ready to answer.</summary>
public sealed partial class Clinic
{
    /// <summary>Loads content and compiles every rule set.</summary>
    /// <param name="cards">The cards folder, or null for the one beside the assembly.</param>
    /// <exception cref="InvalidDataException">The content is at fault; the message lists <c>file:line: fault</c>, one per line.</exception>
    public static partial Clinic Open(string? cards = null);

    public partial CodeBook Codes { get; }

    public partial IReadOnlyList<ClinicService> Services { get; }

    /// <summary>Assesses the chart and writes the CDS Hooks response as UTF-8 JSON.</summary>
    /// <param name="now">The clinical clock: today in the service's zone, and authoredOn of what is suggested.</param>
    public partial void Reply(ClinicService service, HookRequest request, Chart chart, DateTimeOffset now, ReplyOptions options, IBufferWriter<byte> output);
}
