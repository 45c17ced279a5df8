using System.Buffers;
using OsteoHooks.Cards;
using OsteoHooks.Content;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;
using OsteoHooks.Terminology;
using OsteoHooks.Text;

namespace OsteoHooks;

/// <summary>A query that a service publishes in discovery and, when the key is missing, sends to the FHIR server.</summary>
/// <param name="Key">Prefetch key, for example <c>medicationRequests</c>.</param>
/// <param name="Template">For example <c>MedicationRequest?patient={{context.patientId}}</c>.</param>
public sealed record PrefetchTemplate(string Key, ResourceKind Kind, string Template);

/// <summary>One CDS service: a guideline at a hook.</summary>
/// <param name="Id"><c>&lt;guideline&gt;-&lt;hook&gt;</c>.</param>
/// <param name="Zone">The zone in which "today" is the clinical date.</param>
/// <param name="Language">The guideline's own language: sv, da, nb.</param>
public sealed record ClinicService(string Id, string Guideline, string Hook, string Title, string Description, TimeZoneInfo Zone,
    string Language, IReadOnlyList<PrefetchTemplate> Prefetch)
{
    /// <summary>Types of the published queries that the request does not answer in full: to be fetched, else unread.</summary>
    public IEnumerable<ResourceKind> Unanswered(HookRequest request) =>
        Prefetch.Where(t => !request.Prefetch.TryGetValue(t.Key, out var answer) || !answer.Answers(t.Kind)).Select(t => t.Kind).Distinct();
}

/// <summary>How findings are shown.</summary>
/// <param name="Language">en, sv, da or nb.</param>
/// <param name="Findings">Whether the extension with findings is written.</param>
/// <param name="NotIndicated">Whether findings that are not indicated are listed too.</param>
public sealed record ReplyOptions(string Language, bool Findings, bool NotIndicated)
{
    /// <summary>What the client cannot take.</summary>
    public ReplyProfile Profile { get; init; } = ReplyProfile.Whole;
}

/// <summary>The clinical core behind one door: content and tables loaded, rules compiled, ready to answer. One
/// instance serves all calls.</summary>
public sealed class Clinic
{
    private readonly CardWriter _writer;
    private readonly ServiceRules _books;

    private Clinic(CardLibrary library, CardWriter writer, CodeBook codes, ServiceRules books)
    {
        Library = library;
        Codes = codes;
        _writer = writer;
        _books = books;
        Services =
        [
            .. from guideline in library.Guidelines.Values.OrderBy(g => g.Id, StringComparer.Ordinal)
               from hook in ServiceRules.Hooks
               let rules = books.Of(ServiceRules.Id(guideline, hook)).Rules
               select new ClinicService(
                   ServiceRules.Id(guideline, hook), guideline.Id, hook, $"OsteoHooks, {guideline.Name}",
                   $"Bone health advice at {hook} by {guideline.Name}: {rules.Cards.Count} rules. Not a certified medical device.",
                   guideline.Zone, guideline.Language, PrefetchTemplates.For(rules.Needs, codes)),
        ];
    }

    public CodeBook Codes { get; }

    public CardLibrary Library { get; }

    public IReadOnlyList<ClinicService> Services { get; }

    /// <summary>
    /// Loads content and compiles every rule set. Orders of another folder than the shipped one are parsed strictly
    /// as R4, beside the compilation.
    /// </summary>
    /// <param name="cards">
    /// The cards folder, or null for the one beside the assembly; without a folder <c>terms</c> it is read by
    /// the terms beside the assembly.
    /// </param>
    /// <exception cref="InvalidDataException">The content is at fault; the message lists <c>file:line: fault</c>, one per line.</exception>
    public static Clinic Open(string? cards = null)
    {
        var faults = new List<string>();
        var library = CardLibrary.Open(cards ?? CardLibrary.DefaultFolder, faults);
        if (faults.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', faults));
        }

        // The shipped orders are parsed by the tests: the parser's first resource would cost every start about a fifth of its time.
        var isShipped = cards is null || Path.GetFullPath(cards) == Path.GetFullPath(CardLibrary.DefaultFolder);
        var orders = isShipped ? Task.FromResult<IReadOnlyList<string>>([]) : Task.Run(() => OrderCheck.Run(library));
        var codes = CodeBook.LoadBeside(library.Folder).WithObservations(ConceptSets.Of(DataNeeds.OfEveryState.Observations));
        var clinic = new Clinic(library, new CardWriter(library), codes, ServiceRules.Compile(library));
        return orders.GetAwaiter().GetResult() is [_, ..] found ? throw new InvalidDataException(string.Join('\n', found)) : clinic;
    }

    /// <summary>
    /// A clinic for whom these cards are off: their rules do not exist, so that a weaker card may fire, and what only they read is no
    /// longer asked for. Everything else is shared, and nothing is compiled for it.
    /// </summary>
    /// <exception cref="InvalidDataException">There is no such card, or it speaks of the service itself. The message names it.</exception>
    public Clinic Without(IReadOnlyCollection<string> cards) => new(Library, _writer, Codes, _books.Without(cards));

    /// <summary>A clinic that also knows a site's own codes, and asks for observations by them; everything else is shared.</summary>
    /// <param name="path">A csv file as <see cref="CodeBook.WithLocalCodes"/> reads it.</param>
    /// <exception cref="InvalidDataException">The message lists every fault as <c>file:line: fault</c>, one per line.</exception>
    public Clinic WithLocalCodes(string path) => new(Library, _writer, Codes.WithLocalCodes(path), _books);

    /// <summary>The rules of a service.</summary>
    public StatedRules RulesOf(ClinicService service) => _books.Of(service.Id).Rules;

    public Guideline GuidelineOf(ClinicService service) => _books.Of(service.Id).Guideline;

    /// <summary>Assesses the chart and writes the CDS Hooks response as UTF-8 JSON.</summary>
    /// <param name="now">The clinical clock: today in the service's zone, and authoredOn of what is suggested.</param>
    /// <param name="before">What was answered to earlier cards of this patient.</param>
    /// <returns>The cards that were written, in their order.</returns>
    public IReadOnlyList<WrittenCard> Reply(
        ClinicService service, HookRequest request, Chart chart, DateTimeOffset now, ReplyOptions options, IBufferWriter<byte> output,
        AnsweredBefore? before = null)
    {
        var (guideline, rules) = _books.Of(service.Id);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, guideline.Zone).DateTime);
        var findings = Assessment.Assess(chart, guideline, Codes.Words, today, service.Hook, rules, options.NotIndicated, before);
        return _writer.Write(findings, new ReplyContext(
            guideline.Id, service.Id, service.Hook, request.PatientId, request.UserId, request.EncounterId, now, options.Language,
            options.Findings, options.NotIndicated)
        {
            Profile = options.Profile,
        }, output);
    }
}
