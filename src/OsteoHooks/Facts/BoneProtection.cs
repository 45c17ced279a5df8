using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Active osteoporosis treatment: oral bisphosphonate that is collected, zoledronic acid or denosumab within their cover,
/// anabolic drug, SERM, other bone drug; oestrogen only where the guideline counts it. What this hook stops no longer protects.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Patient)]
public sealed class BoneProtection : State
{
    private readonly Reading _reading;
    private readonly List<Treatment> _protecting;

    public BoneProtection(Reading reading)
    {
        _reading = reading;
        var notes = new List<Phrase>();
        _protecting = [.. reading.Treatments.Where(t => !t.IsDraft || t.IsCurrent).Where(t => Protects(t, notes))];
        var anabolic = _protecting.Where(t => t.Is(ConceptSet.DrugOpPthAnalogue) || t.Is(ConceptSet.DrugOpRomosozumab)).ToList();
        Evidence[] evidence = [.. _protecting.Select(t => t.Evidence())];
        var uncollected = _protecting.TrueForAll(t => t.Is(ConceptSet.DrugOpBisphosphonate) && t is { IsCurrent: true, IsDraft: false }
                && t.Substance != Substance.Zoledronate) ? reading.Unread(ResourceKind.MedicationDispense) : [];
        if (_protecting.Count > 0 && uncollected.Length > 0)
        {
            // On the list, but whether it is collected could not be read.
            IsMissing = Answer.Unknown(Phrase.Of("protection.unknown"), uncollected, evidence);
            IsPresent = Answer.Unknown(Phrase.Of("protection.unknown"), uncollected, evidence);
        }
        else if (_protecting.Count > 0)
        {
            var drug = ("drug", (object)_protecting[0].Name);
            IsMissing = Answer.No(Phrase.Of("protection.found", drug), evidence);
            IsPresent = Answer.Yes(Phrase.Of("protection.found", drug), evidence);
        }
        else
        {
            var gaps = reading.UnreadMedications(draftsToo: false);
            var places = reading.LookedIn(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement,
                ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense);
            IsMissing = gaps.IsEmpty
                ? Answer.Yes(Phrase.Of("protection.none", ("places", places))).Noting([.. notes])
                : Answer.Unknown(Phrase.Of("protection.unknown"), gaps);
            IsPresent = gaps.IsEmpty
                ? Answer.No(Phrase.Of("protection.none", ("places", places))) : Answer.Unknown(Phrase.Of("protection.unknown"), gaps);
        }

        IsNotAnabolic = anabolic.Count > 0
            ? Answer.No(Phrase.Of("protection.found", ("drug", anabolic[0].Name)), [.. anabolic.Select(t => t.Evidence())])
            : reading.UnreadMedications(draftsToo: false) is { Length: > 0 } unread
            ? Answer.Unknown(Phrase.Of("protection.unknown"), unread)
            : Answer.Yes(Phrase.Of("protection.no-anabolic"));
    }

    /// <summary>No bone-protective drug now.</summary>
    public Answer IsMissing { get; }

    public Answer IsPresent { get; }

    public Answer IsNotAnabolic { get; }

    public override IEnumerable<Mark> Marks => TreatmentMarks.Of(_protecting, _reading.Today);

    private bool Protects(Treatment t, List<Phrase> notes)
    {
        var limits = _reading.Guideline.Treatment;
        if (t.Substance == Substance.Denosumab)
        {
            return Covers(t, limits.DenosumabCover);
        }

        if (t.Substance == Substance.Zoledronate || (t.Is(ConceptSet.DrugOpBisphosphonate) && t.Role == TreatmentRole.Given
            && t.Entry.Kind == ResourceKind.MedicationAdministration))
        {
            return Covers(t, limits.ZoledronateCover);
        }

        if (t.Is(ConceptSet.DrugOpBisphosphonate))
        {
            return (t.IsCurrent && IsCollected(t, notes)) || DispensedSupply.StillLasts(_reading, t);
        }

        if (t.Is(ConceptSet.DrugHrt))
        {
            return t.IsCurrent && CountsAsOestrogen(t);
        }

        return (t.IsCurrent || DispensedSupply.StillLasts(_reading, t)) && (t.Is(ConceptSet.DrugOpPthAnalogue)
            || t.Is(ConceptSet.DrugOpRomosozumab) || t.Is(ConceptSet.DrugOpSerm) || t.Is(ConceptSet.DrugOpOther));
    }

    /// <summary>
    /// Given or handed over within the cover; ordered now; an order so recent that its dose may be on the way; or one that stands
    /// completed, which in FHIR says that what it ordered was done.
    /// </summary>
    private bool Covers(Treatment t, Guidelines.Limit cover)
    {
        var isDone = t is { Role: TreatmentRole.Past, Entry.Status: MedicationStatus.Completed };
        var day = t.Role == TreatmentRole.Given ? t.GivenOn : t.IsCurrent || isDone ? t.Start : null;
        return t is { IsDraft: true, IsCurrent: true }
            || (day is { } d && (d.Latest > _reading.Today || cover.IsReachedBetween(d.Latest, _reading.Today)));
    }

    /// <summary>On the list, and not shown by dispensing to have run out long ago.</summary>
    private bool IsCollected(Treatment t, List<Phrase> notes)
    {
        DateOnly? supplied = null;
        foreach (var dispense in _reading.Treatments.Where(d => d.Entry.Kind == ResourceKind.MedicationDispense
            && d.Role == TreatmentRole.Given && d.Substance == t.Substance))
        {
            if (dispense.GivenOn is { } day)
            {
                var end = DispensedSupply.Until(dispense, t, day.Latest);
                supplied = supplied is null || end > supplied ? end : supplied;
            }
        }

        if (supplied is { } until && !t.IsDraft
            && _reading.Guideline.Treatment.SupplyGrace.IsReachedBy(_reading.Today.DayNumber - until.DayNumber))
        {
            notes.Add(Phrase.Of("note.not-collected", ("drug", t.Name), ("until", until)));
            return false;
        }

        return true;
    }

    private bool CountsAsOestrogen(Treatment t)
    {
        var limit = _reading.Guideline.Treatment.OestrogenAge;
        var vaginal = _reading.Words[WordList.VaginalRoute];
        return limit.IsStated && !t.Entry.Dosages.Any(d => d.Route.Is(ConceptSet.RouteLocal) || vaginal.AreIn(d.RouteText))
            && !vaginal.AreIn(t.Entry.Product.Name) && new Person(_reading).IsWomanReaching(limit) == Truth.Yes;
    }
}
