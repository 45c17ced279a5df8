using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// What the hook is about: in the chart, everything; at an order, only what is being ordered or stopped. A rule about one drug stays silent
/// while another is signed.
/// </summary>
[ReadFrom]
public sealed class Occasion : State
{
    private readonly Reading _reading;
    private readonly List<Treatment> _drafts;

    public Occasion(Reading reading)
    {
        _reading = reading;
        _drafts = [.. reading.Treatments.Where(t => t.IsDraft)];
        ConcernsGlucocorticoid = Concerns("glucocorticoid", t => IsGlucocorticoid(t)
            && Glucocorticoid.GlucocorticoidRoute.Of(t.Entry, reading.Words) is not Glucocorticoid.Administered.Locally);
        ConcernsAromataseInhibitor = Concerns("aromatase-inhibitor", t => t.Is(ConceptSet.DrugAromataseInhibitor));
        ConcernsAndrogenDeprivation = Concerns("androgen-deprivation", HormonalTherapy.IsAndrogenDeprivation);
        ConcernsBisphosphonate = Concerns("bisphosphonate", t => t.Is(ConceptSet.DrugOpBisphosphonate), stopsToo: true);
        OrdersDenosumab = Orders("denosumab", t => t.Is(ConceptSet.DrugOpDenosumab));
        ConcernsOncologicDrug = Concerns("antiresorptive", t => t.Is(ConceptSet.DrugOpDenosumab) || t.Is(ConceptSet.DrugOpBisphosphonate),
            stopsToo: true);
    }

    /// <summary>The chart is open, or a systemic glucocorticoid is being ordered.</summary>
    public Answer ConcernsGlucocorticoid { get; }

    public Answer ConcernsAromataseInhibitor { get; }

    public Answer ConcernsAndrogenDeprivation { get; }

    /// <summary>The chart is open, or a bisphosphonate is being ordered or stopped.</summary>
    public Answer ConcernsBisphosphonate { get; }

    public Answer ConcernsOncologicDrug { get; }

    /// <summary>Denosumab is being ordered here and now.</summary>
    public Answer OrdersDenosumab { get; }

    private Answer Concerns(string what, Func<Treatment, bool> isIt, bool stopsToo = false) =>
        _reading.IsView ? Answer.Yes(Phrase.Of("occasion.chart")).Unsaid() : Orders(what, isIt, stopsToo);

    private Answer Orders(string what, Func<Treatment, bool> isIt, bool stopsToo = false)
    {
        var found = _drafts.Where(t => isIt(t) && (t.IsCurrent || (stopsToo && t.Role == TreatmentRole.Stop))).ToList();
        var unread = _reading.UnreadDrafts();
        return found.Count > 0
            ? Answer.Yes(Phrase.Of("occasion.order", ("drug", found[0].Name)), [.. found.Select(t => t.Evidence())]).Unsaid()
            : unread.Length > 0 ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread)
            : Answer.No(Phrase.Of("occasion.no-order", ("what", Phrase.Of("drug-class." + what))));
    }

    private static bool IsGlucocorticoid(Treatment t) =>
        t.Is(ConceptSet.DrugGlucocorticoidSystemic) || t.Is(ConceptSet.DrugGlucocorticoidSystemicCheckRoute);
}
