using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Denosumab;

/// <summary>Doses, orders and stops of denosumab in osteoporosis dosing, and the bone drugs that came after the last dose.</summary>
internal sealed class DenosumabDoses
{
    private readonly Reading _reading;
    private readonly Treatment? _doneSince;

    public DenosumabDoses(Reading reading, OncologicTreatment oncologic)
    {
        _reading = reading;
        var all = reading.Of(ConceptSet.DrugOpDenosumab).Where(t => oncologic.IsOncologic(t) == Truth.No).ToList();
        Given = [.. all.Where(t => t.Role == TreatmentRole.Given && (t.GivenOn is not { } d || d.Earliest <= reading.Today))
            .OrderByDescending(t => t.GivenOn?.Latest ?? DateOnly.MinValue)];
        _doneSince = Given.Count == 0 ? null : all.Where(t => IsSingleDoseDone(t)
                && t.Start!.Value.Earliest > (Given[0].GivenOn?.Latest ?? DateOnly.MaxValue)).MaxBy(t => t.Start!.Value.Latest);
        Orders = [.. all.Where(t => t.IsCurrent && !t.IsDraft)];
        DraftOrders = [.. all.Where(t => t is { IsCurrent: true, IsDraft: true })];
        Stops = [.. all.Where(t => t.Role == TreatmentRole.Stop && !IsOneInjectionDone(t))];
        Stopped = [.. all.Where(t => t.Role == TreatmentRole.Past && t.Entry.Status == MedicationStatus.Stopped)];
        Past = [.. all.Where(t => t.Role == TreatmentRole.Past || (t.Role == TreatmentRole.Stop && IsOneInjectionDone(t)))];
        FollowOn = [.. reading.Treatments.Where(t => IsFollowOnDrug(t) && ComesAfterLastDose(t, oncologic))];
    }

    public IReadOnlyList<Treatment> Given { get; }

    /// <summary>Standing orders and statements, without this hook's drafts.</summary>
    public IReadOnlyList<Treatment> Orders { get; }

    public IReadOnlyList<Treatment> DraftOrders { get; }

    /// <summary>This hook stops it.</summary>
    public IReadOnlyList<Treatment> Stops { get; }

    /// <summary>Stopped on record. A completed order may be one injection done, so it is no stop.</summary>
    public IReadOnlyList<Treatment> Stopped { get; }

    public IReadOnlyList<Treatment> Past { get; }

    /// <summary>Bisphosphonate or anabolic drug given, started or ordered after the last dose.</summary>
    public IReadOnlyList<Treatment> FollowOn { get; }

    /// <summary>None of these stands by itself: each counts only because it comes after the last dose, or
    /// because no dose is known.</summary>
    public bool FollowOnRestsOnLastDose => FollowOn.All(t => !t.IsCurrent || (t.Substance == Substance.Zoledronate && !t.IsDraft));

    /// <summary>
    /// Last dose given or handed over; or, after at least one of these, an order of one injection or a statement that stands completed
    /// since. An active order is never one.
    /// </summary>
    public Treatment? LastGiven => _doneSince ?? (Given.Count > 0 && Given[0].GivenOn is not null ? Given[0] : null);

    public FhirDate? LastDose => _doneSince is { } done ? done.Start : LastGiven?.GivenOn;

    /// <summary>Denosumab is on record before what this hook orders.</summary>
    public bool IsKnownBefore =>
        Given.Count + Orders.Count + Past.Count + Stops.Count > 0 || DraftOrders.Any(d => d.Entry.Replaces is not null || Renews(d));

    /// <summary>Stopped by this hook, or on record without a standing order since.</summary>
    public bool IsStopped => Stops.Count > 0 || (Stopped.Count > 0 && Orders.Count == 0 && DraftOrders.Count == 0 && !GivenAfter(Stopped));

    /// <summary>What this hook stops is ordered anew with it, or by a later order that stands.</summary>
    public bool StopIsRenewal => DraftOrders.Count > 0
        || Stops.All(s => Orders.Any(o => o.Entry.Kind == ResourceKind.MedicationRequest && o.Start?.Earliest > s.Start?.Latest));

    public DateOnly? First
    {
        get
        {
            DateOnly? first = null;
            foreach (var treatment in Given.Concat(Orders).Concat(Past).Concat(Stops))
            {
                var day = (treatment.Role == TreatmentRole.Given ? treatment.GivenOn : treatment.Start)?.Earliest;
                first = first is null || day < first ? day : first;
            }

            return first;
        }
    }

    private bool IsSingleDoseDone(Treatment t) =>
        t is { Role: TreatmentRole.Past, Entry.Status: MedicationStatus.Completed, Start: { } start } && start.Latest <= _reading.Today
        && !IsRepeated(t);

    /// <summary>Signing an order of one injection as completed says that it was given; only an order of many is ended by it.</summary>
    private static bool IsOneInjectionDone(Treatment t) =>
        t.Entry is { Status: MedicationStatus.Completed, DoNotPerform: false } && t.Entry.Dosages.Any(d => d.Dose is not null)
        && !IsRepeated(t);

    private static bool IsRepeated(Treatment t) =>
        t.Entry.Repeats > 0 || t.Entry.Dosages.Any(d => d.Timing is { Period: not null, Count: null or > 1 });

    /// <summary>Names an earlier prescription, which no other drug on record is: a renewal, also where the earlier
    /// one is kept elsewhere.</summary>
    private bool Renews(Treatment draft) =>
        draft.Entry.PriorPrescriptionId is { } prior
        && !_reading.Treatments.Any(t => t.Entry.Origin.Id == prior && t.Substance != Substance.Denosumab);

    private static bool IsFollowOnDrug(Treatment t) =>
        t.Is(ConceptSet.DrugOpBisphosphonate) || t.Is(ConceptSet.DrugOpPthAnalogue) || t.Is(ConceptSet.DrugOpRomosozumab);

    /// <summary>Current, or given after the last dose. An old bisphosphonate that ended before denosumab is no follow-on.</summary>
    private bool ComesAfterLastDose(Treatment t, OncologicTreatment oncologic)
    {
        if (t.Role is TreatmentRole.Stop || oncologic.IsOncologic(t) == Truth.Yes)
        {
            return false;
        }

        if (t.IsCurrent && t.Substance != Substance.Zoledronate)
        {
            return true;
        }

        var day = t.Role == TreatmentRole.Given ? t.GivenOn : t.Start;
        return t is { IsCurrent: true, IsDraft: true }
            || (day is { } d && (LastDose is { } last ? d.Latest > last.Latest : IsAfterOrders(d)));
    }

    /// <summary>Without any dose on record: after denosumab was last ordered. What ended before that follows nothing.</summary>
    private bool IsAfterOrders(FhirDate day) =>
        Orders.Concat(Past).Concat(Stops).All(o => o.Start is not { } ordered || day.Latest > ordered.Latest);

    private bool GivenAfter(IEnumerable<Treatment> stopped)
    {
        var stop = stopped.Select(t => t.Entry.Authored?.Latest).Where(d => d is not null).DefaultIfEmpty(null).Max();
        return stop is null && LastDose is { } dose && dose.Latest.AddMonths(6) >= _reading.Today
            && Stopped.All(t => t.Start?.Earliest > dose.Latest);
    }
}
