using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>
/// A bisphosphonate taken because of a glucocorticoid: stopped too early after it, or still going on long after it. Patients with
/// osteoporosis of their own (T-score, hip or vertebral fracture) follow other rules.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense)]
public sealed class ProphylacticBisphosphonate : State
{
    private static readonly ConceptSets BoneDrugs = ConceptSets.Of(ConceptSet.DrugOpBisphosphonate)
        | ConceptSets.Of(ConceptSet.DrugOpDenosumab)
        | ConceptSets.Of(ConceptSet.DrugOpPthAnalogue) | ConceptSets.Of(ConceptSet.DrugOpRomosozumab);

    private readonly Reading _reading;
    private readonly GlucocorticoidExposure _exposure;
    private readonly BoneDensity _density;

    public ProphylacticBisphosphonate(Reading reading, GlucocorticoidExposure exposure, BoneDensity density)
    {
        _reading = reading;
        _exposure = exposure;
        _density = density;
        IsAtTurningPoint = TurningPoint();
    }

    /// <summary>Being stopped too soon after the glucocorticoid, or still active long after it (variant review).</summary>
    public Answer IsAtTurningPoint { get; }

    public override IEnumerable<Mark> Marks => TreatmentMarks.Of(
        _reading.Of(ConceptSet.DrugOpBisphosphonate).Where(t => t.IsCurrent || t.Role == TreatmentRole.Stop), _reading.Today);

    private Answer TurningPoint()
    {
        var limits = _reading.Guideline.Glucocorticoid;
        var bisphosphonates = _reading.Of(ConceptSet.DrugOpBisphosphonate).ToList();
        var stop = bisphosphonates.Find(t => t.Role == TreatmentRole.Stop);
        var current = bisphosphonates.Find(t => t.IsCurrent);
        var gaps = _reading.UnreadMedications(draftsToo: false);
        if ((stop ?? current) is not { } bisphosphonate)
        {
            return gaps.Length > 0 && _reading.IsView
                ? Answer.Unknown(Phrase.Of("prophylaxis.unknown"), gaps) : Answer.No(Phrase.Of("prophylaxis.none"));
        }

        if (_exposure.LastLongCourseEnd is not { } end)
        {
            return gaps.Length > 0 ? Answer.Unknown(Phrase.Of("prophylaxis.unknown"), gaps) : Answer.No(Phrase.Of("prophylaxis.no-course"),
                bisphosphonate.Evidence());
        }

        var ended = end < _reading.Today ? end : _reading.Today;
        var reason = IsForGlucocorticoid(bisphosphonate);
        var osteopenia = _density.HasTScore && _density.LowestReaches(limits.LowTScore).Holds;
        var said = Phrase.Of("prophylaxis.ended", ("drug", bisphosphonate.Name), ("date", ended));
        if (stop is not null)
        {
            if (Successor(stop) is { } successor)
            {
                return Answer.No(Phrase.Of("protection.found", ("drug", successor.Name)), successor.Evidence());
            }

            return limits.KeepBisphosphonate.IsReachedBetween(ended, _reading.Today)
                ? reason || osteopenia ? Answer.Yes(said, stop.Evidence()) : Answer.Yes(said, stop.Evidence()).AtMostInfo()
                    .As("reason-not-found").Noting(Phrase.Of("note.reason-not-found"))
                : Answer.No(said, stop.Evidence());
        }

        // Long after the course, only a stated reason shows that the bisphosphonate was for it.
        return reason && limits.ReviewBisphosphonate.IsReachedBetween(ended, _reading.Today)
            ? gaps.Length > 0
                ? Answer.Unknown(Phrase.Of("prophylaxis.unknown"), gaps) : Answer.Yes(said, bisphosphonate.Evidence()).As("review")
            : Answer.No(said, bisphosphonate.Evidence());
    }

    /// <summary>What takes over from the bisphosphonate being stopped: its renewal, an infusion, another bone drug,
    /// ordered now or standing.</summary>
    private Treatment? Successor(Treatment stop) =>
        _reading.Treatments.FirstOrDefault(t => t.IsCurrent && !ReferenceEquals(t, stop) && (t.IsDraft || t.Substance != stop.Substance)
            && t.Entry.Product.Meaning.Sets.HasAny(BoneDrugs));

    private bool IsForGlucocorticoid(Treatment t) =>
        t.Entry.ReasonSets.Has(ConceptSet.CondLongTermSteroid) || Mentions(t.Entry.ReasonText) || Mentions(t.Entry.Note);

    private bool Mentions(string? text) => _reading.Words[WordList.GlucocorticoidReason].AreIn(text);
}
