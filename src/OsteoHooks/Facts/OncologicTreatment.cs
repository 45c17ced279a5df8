using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Denosumab and zoledronic acid in oncologic dosing: bone-active, but outside every interval, dose and duration rule.
/// The figures 120 mg, 60 mg, 4 mg and 5 mg are general product knowledge.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition)]
public sealed class OncologicTreatment : State
{
    /// <summary>Half a syringe more than 60 mg; 120 mg reckoned from 1.7 mL of 70 mg/mL are 119.</summary>
    private const decimal LeastOncologicDenosumab = 90;
    private const decimal OsteoporosisDenosumab = 60;

    /// <summary>4 mg, or 3.0 to 3.5 mg where the kidneys are poor.</summary>
    private const decimal MostOncologicZoledronate = 4;
    private const decimal OsteoporosisZoledronate = 5;

    /// <summary>An interval this long is the osteoporosis regimen: six months for denosumab, a year for zoledronic acid; oncologic
    /// regimens run in weeks.</summary>
    private const decimal LongDenosumabInterval = 150;
    private const decimal LongZoledronateInterval = 300;
    private const decimal ShortInterval = 60;

    /// <summary>How long a dose given shows that the treatment is on record.</summary>
    private const int MonthsOnRecord = 12;

    private static readonly ConceptSets Malignancy = ConceptSets.Of(ConceptSet.CondBoneMetastasis) | ConceptSets.Of(ConceptSet.CondMyeloma)
        | ConceptSets.Of(ConceptSet.CondBreastCancer) | ConceptSets.Of(ConceptSet.CondProstateCancer);

    private readonly Reading _reading;
    private readonly bool _malignancy;

    public OncologicTreatment(Reading reading)
    {
        _reading = reading;
        _malignancy = reading.ConditionsOf(Malignancy).Any();
        IsPresent = Present();
        IsAbsent = IsPresent.Not().Unsaid();
    }

    public Answer IsPresent { get; }

    /// <summary>No oncologic dosing: the osteoporosis rules apply.</summary>
    public Answer IsAbsent { get; }

    public override IEnumerable<Mark> Marks =>
        _reading.Treatments.Where(t => IsOnRecord(t) && IsOncologic(t) != Truth.No).Select(t => Mark.Of($"oncologic:{t.Substance}"));

    /// <summary>How one entry of denosumab or zoledronic acid is dosed; unknown where the strength is missing and a
    /// malignancy may explain it.</summary>
    public Truth IsOncologic(Treatment treatment)
    {
        if (treatment.Substance is not (Substance.Denosumab or Substance.Zoledronate))
        {
            return Truth.No;
        }

        if (treatment.HasOncologicReason)
        {
            return Truth.Yes;
        }

        var denosumab = treatment.Substance == Substance.Denosumab;
        if (Dose(treatment) is { } mg)
        {
            var isOncologic = denosumab ? mg >= LeastOncologicDenosumab : mg <= MostOncologicZoledronate;
            var osteoporosis = denosumab ? OsteoporosisDenosumab : OsteoporosisZoledronate;
            return isOncologic ? Truth.Yes : mg == osteoporosis ? Truth.No : _malignancy ? Truth.Unknown : Truth.No;
        }

        if (IsOncologicBrand(treatment))
        {
            return Truth.Yes;
        }

        return Interval(treatment) is { } days
            ? days < ShortInterval ? Truth.Yes : days >= (denosumab ? LongDenosumabInterval : LongZoledronateInterval) && !_malignancy
                ? Truth.No : _malignancy ? Truth.Unknown : Truth.No
            : _malignancy || BorrowedFromOthers(treatment) ? Truth.Unknown : Truth.No;
    }

    /// <summary>mg of one dose, from the dose itself or the product's strength.</summary>
    public static decimal? Dose(Treatment treatment)
    {
        foreach (var dosage in treatment.Entry.Dosages)
        {
            if (dosage.Dose is { } dose && DailyAmount.Milligrams(dose, treatment.Entry.Product) is { } mg)
            {
                return mg;
            }
        }

        return treatment.Entry.Product.PerMillilitre ? null : treatment.Entry.Product.MgPerUnit;
    }

    /// <summary>Sold in the oncologic strength only (general knowledge); biosimilars are told apart by their strength.</summary>
    private bool IsOncologicBrand(Treatment treatment) => _reading.Words[WordList.OncologicBrand].AreIn(treatment.Entry.Product.Name);

    private static decimal? Interval(Treatment treatment)
    {
        foreach (var dosage in treatment.Entry.Dosages)
        {
            if (dosage.Timing is { Period: { } period } timing && Units.Days(timing.PeriodUnit) is { } unit && (timing.Frequency ?? 1) > 0)
            {
                return period * unit / (timing.Frequency ?? 1);
            }
        }

        return null;
    }

    /// <summary>A dose without strength beside an order in oncologic dosing belongs to that order.</summary>
    private bool BorrowedFromOthers(Treatment treatment) =>
        _reading.Treatments.Any(o => !ReferenceEquals(o, treatment) && o.Substance == treatment.Substance && o.HasOncologicReason);

    private bool IsOnRecord(Treatment t) =>
        t.IsCurrent || (t.Role == TreatmentRole.Given && t.GivenOn is { } day && day.Latest.AddMonths(MonthsOnRecord) >= _reading.Today
            && day.Earliest <= _reading.Today);

    private Answer Present()
    {
        var candidates =
            _reading.Treatments.Where(t => t.Substance is Substance.Denosumab or Substance.Zoledronate && IsOnRecord(t)).ToList();
        var certain = candidates.Where(t => IsOncologic(t) == Truth.Yes).ToList();
        if (certain.Count > 0)
        {
            return Answer.Yes(Phrase.Of("oncologic.present", ("drug", certain[0].Name)), [.. certain.Select(t => t.Evidence())]);
        }

        var unclear = candidates.Where(t => IsOncologic(t) == Truth.Unknown).ToList();
        if (unclear.Count > 0)
        {
            return Answer.Yes(Phrase.Of("oncologic.strength-unknown", ("drug", unclear[0].Name)), [.. unclear.Select(t => t.Evidence())])
                .As("strength-unknown");
        }

        var gaps = _reading.UnreadMedications();
        var conditions = candidates.Exists(t => Dose(t) is null) ? _reading.UnreadConditions() : [];
        return gaps.Length + conditions.Length > 0
            ? Answer.Unknown(Phrase.Of("oncologic.unknown"), [.. gaps, .. conditions])
            : Answer.No(Phrase.Of("oncologic.absent"), [.. candidates.Select(t => t.Evidence())]);
    }
}
