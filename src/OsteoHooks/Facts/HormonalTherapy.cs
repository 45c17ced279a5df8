using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Anti-hormonal cancer therapy that accelerates bone loss: aromatase inhibitors, and androgen deprivation (GnRH analogues and antagonists,
/// antiandrogens, abiraterone) in a man or for prostate cancer. Tamoxifen is neither.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition, ResourceKind.Patient)]
public sealed class HormonalTherapy : State
{
    private static readonly ConceptSets Deprivation = ConceptSets.Of(ConceptSet.DrugAdtGnrhAgonist)
        | ConceptSets.Of(ConceptSet.DrugAdtGnrhAntagonist)
        | ConceptSets.Of(ConceptSet.DrugAdtAntiandrogen) | ConceptSets.Of(ConceptSet.DrugAdtAndrogenSynthesisInhibitor)
        | ConceptSets.Of(ConceptSet.DrugAdtProduct);

    private static readonly ConceptSets ProstateCancer = ConceptSets.Of(ConceptSet.CondProstateCancer);

    private readonly Reading _reading;
    private readonly List<Treatment> _inhibitors;
    private readonly List<Treatment> _deprivation;

    public HormonalTherapy(Reading reading)
    {
        _reading = reading;
        _inhibitors = [.. reading.Treatments.Where(t => t.Is(ConceptSet.DrugAromataseInhibitor) && IsUnderWay(t))];
        AromataseInhibitor = Inhibitor(_inhibitors);
        AromataseInhibitorSince = _inhibitors.Select(t => t.Start?.Earliest).Where(d => d is not null).DefaultIfEmpty(reading.Today).Min()
            ?? reading.Today;
        _deprivation = [.. reading.Treatments.Where(t => IsAndrogenDeprivation(t) && IsUnderWay(t))];
        AndrogenDeprivation = Deprived(_deprivation);
    }

    /// <summary>An aromatase inhibitor is being taken or ordered, for longer than a short course.</summary>
    public Answer AromataseInhibitor { get; }

    public DateOnly AromataseInhibitorSince { get; }

    /// <summary>A DXA from this day on is a baseline: within the window before today, or before the inhibitor's start.</summary>
    public DateOnly DxaWindowForInhibitor =>
        (AromataseInhibitorSince < _reading.Today ? AromataseInhibitorSince : _reading.Today).AddMonths(
            -(int)_reading.Guideline.BoneDensity.DxaWindow.Value);

    /// <summary>Androgen deprivation in a patient with prostate cancer; info where the cancer is not coded in a man.</summary>
    public Answer AndrogenDeprivation { get; }

    public override IEnumerable<Mark> Marks => TreatmentMarks.Of(_inhibitors.Concat(_deprivation), _reading.Today);

    internal static bool IsAndrogenDeprivation(Treatment t) => t.Entry.Product.Meaning.Sets.HasAny(Deprivation);

    /// <summary>Current orders and statements; a dose given within the last year shows that injections go on.</summary>
    private bool IsUnderWay(Treatment t) =>
        t.IsCurrent || (t.Role == TreatmentRole.Given && t.GivenOn is { } day && day.Latest <= _reading.Today
            && day.Latest.AddMonths(6) >= _reading.Today && !IsStopped(t.Substance));

    private bool IsStopped(Substance substance) =>
        _reading.Treatments.Any(t => t.Substance == substance && t.Role is TreatmentRole.Past or TreatmentRole.Stop)
        && !_reading.Treatments.Any(t => t.Substance == substance && t.IsCurrent);

    private Answer Inhibitor(List<Treatment> found)
    {
        var lasting = found.Where(t => !IsShort(t) && !IsForFertility(t)).ToList();
        if (lasting.Count > 0)
        {
            var answer = Answer.Yes(Phrase.Of("therapy.aromatase-inhibitor", ("drug", lasting[0].Name)),
                [.. lasting.Select(t => t.Evidence())]);
            return _reading.ConditionsOf(ConceptSets.Of(ConceptSet.CondBreastCancer)).Any()
                    || lasting.Exists(t => t.Entry.ReasonSets.Has(ConceptSet.CondBreastCancer))
                ? answer
                : answer.Noting(Phrase.Of("note.breast-cancer-not-found"));
        }

        if (found.Count > 0)
        {
            return Answer.No(Phrase.Of("therapy.short-course"), [.. found.Select(t => t.Evidence())]);
        }

        var gaps = _reading.UnreadMedications();
        return gaps.IsEmpty ? Answer.No(Phrase.Of("therapy.no-aromatase-inhibitor")) : Answer.Unknown(Phrase.Of("therapy.unknown"), gaps);
    }

    /// <summary>Ovulation induction is a few days a cycle and often written without an end: by its reason, or infertility on record
    /// and no breast cancer.</summary>
    private bool IsForFertility(Treatment treatment) =>
        treatment.Entry.ReasonSets.Has(ConceptSet.CondInfertility)
        || (treatment.Entry.ReasonSets.IsEmpty
            && _reading.ConditionsOf(ConceptSets.Of(ConceptSet.CondInfertility)).Any(c => c.Standing != ConditionStanding.Inactive)
            && !_reading.ConditionsOf(ConceptSets.Of(ConceptSet.CondBreastCancer)).Any());

    private bool IsShort(Treatment treatment)
    {
        var from = treatment.Start?.Earliest ?? _reading.Today;
        var dosage = treatment.Entry.Dosages.Count > 0 ? treatment.Entry.Dosages[0] : null;
        var daily = dosage is null ? null : DailyAmount.Of(dosage, treatment.Entry.Product);
        var time = PlannedTime.Of(treatment, dosage, daily is { IsKnown: true } d ? d.Low : null, from, _reading.Today);
        return time.Missing is null && _reading.Guideline.HormonalCancerTherapy.ShortestCourse.IsReachedBy(Math.Min(36_500,
            time.CertainTo.DayNumber - time.From.DayNumber + 1));
    }

    private Answer Deprived(List<Treatment> found)
    {
        if (found.Count == 0)
        {
            var unread = _reading.UnreadMedications();
            return unread.IsEmpty
                ? Answer.No(Phrase.Of("therapy.no-androgen-deprivation")) : Answer.Unknown(Phrase.Of("therapy.unknown"), unread);
        }

        var said = Phrase.Of("therapy.androgen-deprivation", ("drug", found[0].Name));
        Evidence[] evidence = [.. found.Select(t => t.Evidence())];
        var cancer = _reading.ConditionsOf(ProstateCancer).FirstOrDefault();
        if (cancer is not null || found.Exists(t => t.Entry.ReasonSets.Has(ConceptSet.CondProstateCancer)))
        {
            return Answer.Yes(said, cancer is null ? evidence : [.. evidence, Reading.Of(cancer.Origin, cancer.Onset ?? cancer.Recorded)]);
        }

        return _reading.Chart.Patient?.Sex switch
        {
            Sex.Male =>
                Answer.Yes(said, evidence).AtMostInfo().As("indication-not-found").Noting(Phrase.Of("note.prostate-cancer-not-found")),
            Sex.Female => Answer.No(Phrase.Of("therapy.other-indication"), evidence),
            _ => Answer.Unknown(Phrase.Of("therapy.indication-unknown"),
                [new Gap(GapKind.Undetermined, "Patient", Phrase.Of("gap.sex"), _reading.Chart.Patient?.Origin.Path)]),
        };
    }
}
