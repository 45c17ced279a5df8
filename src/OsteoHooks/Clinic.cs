using System.Buffers;
using OsteoHooks.Cards;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Pathways;
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
public sealed record ClinicService(string Id, string Guideline, string Hook, string Title, string Description, TimeZoneInfo Zone, string Language, IReadOnlyList<PrefetchTemplate> Prefetch)
{
    /// <summary>Types of the published queries that the request does not answer in full: to be fetched, else unread.</summary>
    public IEnumerable<ResourceKind> Unanswered(HookRequest request) =>
        Prefetch.Where(t => !request.Prefetch.TryGetValue(t.Key, out var answer) || answer.State != PrefetchState.Answered).Select(t => t.Kind).Distinct();
}

/// <summary>How findings are shown.</summary>
/// <param name="Language">en, sv, da or nb.</param>
/// <param name="Findings">Whether the extension with findings is written.</param>
/// <param name="NotIndicated">Whether findings that are not indicated are listed too.</param>
public sealed record ReplyOptions(string Language, bool Findings, bool NotIndicated);

/// <summary>The clinical core behind one door: content and tables loaded, rules compiled, ready to answer. One instance serves all calls.</summary>
public sealed class Clinic
{
    private static readonly string[] Hooks = ["patient-view", "order-select", "order-sign"];

    private readonly CardWriter writer;
    private readonly Dictionary<string, (Guideline Guideline, Rulebook Rules)> books = new(StringComparer.Ordinal);

    private Clinic(CardLibrary library, CodeBook codes)
    {
        Codes = codes.WithObservations(ConceptSets.Of(DataNeeds.OfEveryState.Observations));
        Library = library;
        writer = new CardWriter(library);
        var services = new List<ClinicService>();
        foreach (var guideline in library.Guidelines.Values.OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            foreach (var hook in Hooks)
            {
                var id = $"{guideline.Id}-{hook}";
                var rules = Rulebook.Compile([.. Profiles(library, guideline, hook)]);
                books[id] = (guideline, rules);
                services.Add(new ClinicService(
                    id, guideline.Id, hook, $"OsteoHooks, {guideline.Name}", $"Bone health advice at {hook} by {guideline.Name}: {rules.Cards.Count} rules. Not a certified medical device.",
                    guideline.Zone, guideline.Language, PrefetchTemplates.For(rules.Needs, codes)));
            }
        }

        Services = services;
    }

    public CodeBook Codes { get; }

    public CardLibrary Library { get; }

    public IReadOnlyList<ClinicService> Services { get; }

    /// <summary>Loads content and compiles every rule set.</summary>
    /// <param name="cards">The cards folder, or null for the one beside the assembly.</param>
    /// <exception cref="InvalidDataException">The content is at fault; the message lists <c>file:line: fault</c>, one per line.</exception>
    public static Clinic Open(string? cards = null) => Open(cards, ValueWriting.Guarded);

    internal static Clinic Open(string? cards, ValueWriting values)
    {
        var faults = new List<string>();
        var library = CardLibrary.Open(cards ?? CardLibrary.DefaultFolder, faults, values);
        return faults.Count == 0 ? new Clinic(library, CodeBook.Load()) : throw new InvalidDataException(string.Join('\n', faults));
    }

    /// <summary>The rules of a service.</summary>
    public Rulebook RulesOf(ClinicService service) => books[service.Id].Rules;

    public Guideline GuidelineOf(ClinicService service) => books[service.Id].Guideline;

    /// <summary>Assesses the chart and writes the CDS Hooks response as UTF-8 JSON.</summary>
    /// <param name="now">The clinical clock: today in the service's zone, and authoredOn of what is suggested.</param>
    public void Reply(ClinicService service, HookRequest request, Chart chart, DateTimeOffset now, ReplyOptions options, IBufferWriter<byte> output)
    {
        var (guideline, rules) = books[service.Id];
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, guideline.Zone).DateTime);
        var findings = Assessment.Assess(chart, guideline, today, service.Hook, rules, options.NotIndicated);
        writer.Write(findings, new ReplyContext(
            guideline.Id, service.Id, service.Hook, request.PatientId, request.UserId, request.EncounterId, now, options.Language, options.Findings, options.NotIndicated), output);
    }

    private static IEnumerable<CardProfile> Profiles(CardLibrary library, Guideline guideline, string hook) =>
        from card in library.Cards.Values
        where !card.IsAboutTheService && card.Hooks.Contains(hook, StringComparer.Ordinal) && card.Guidelines.ContainsKey(guideline.Id)
        let here = card.Guidelines[guideline.Id]
        select new CardProfile(card.Id, here.Indicator, card.Hooks, card.OutrankedBy, here.Orders);
}
