using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Denosumab;

/// <summary>
/// The denosumab clock: time since the last dose given or handed over, whether treatment is standing or stopped, and what followed it.
/// An order alone is never taken for a dose.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense, ResourceKind.Condition, ResourceKind.Appointment)]
public sealed class DenosumabTreatment : State
{
    private readonly Reading reading;
    private readonly DenosumabDoses doses;
    private readonly ImmutableArray<Gap> gaps;

    public DenosumabTreatment(Reading reading, OncologicTreatment oncologic)
    {
        this.reading = reading;
        doses = new DenosumabDoses(reading, oncologic);
        gaps = reading.UnreadMedications(draftsToo: false);
        HasNoFollowOn = NoFollowOn();
        IsNotStopped = NotStopped();
        IsStopping = Stopping();
        IsFirst = First();
        IsDue = Since(Limits.Interval, "denosumab.due");
        IsOverdue = Overdue();
        NextIsNotBooked = NotBooked();
        ComesNear = Since(Limits.NextAppointment, "denosumab.soon");
        ReviewIsDue = HasLasted(Limits.Review);
        IsOrderedOrDue = OrderedOrDue();
    }

    /// <summary>Last dose given or handed over, earliest reading of a partial date.</summary>
    public DateOnly? LastDose => doses.LastDose?.Earliest;

    /// <summary>The longest interval counted from the last dose, for what is planned.</summary>
    public DateOnly? FollowOnDay => LastDose?.AddMonths((int)Limits.FollowOn.Value);

    /// <summary>Since the last dose the interval has passed.</summary>
    public Answer IsDue { get; }

    /// <summary>Since the last dose more than the longest interval has passed; or only an old order is known: then a warning, dose status unknown.</summary>
    public Answer IsOverdue { get; }

    public Answer IsNotStopped { get; }

    /// <summary>This hook stops denosumab, or it stands stopped in the chart.</summary>
    public Answer IsStopping { get; }

    /// <summary>No bisphosphonate or anabolic drug after the last dose, nor with this order.</summary>
    public Answer HasNoFollowOn { get; }

    /// <summary>Denosumab was never on record before this order.</summary>
    public Answer IsFirst { get; }

    /// <summary>No order and no appointment ahead.</summary>
    public Answer NextIsNotBooked { get; }

    /// <summary>When a follow-on infusion is planned: the day, or today when it has passed; nothing without a last dose.</summary>
    public ImmutableArray<(string Slot, object Value)> InfusionSlots =>
        FollowOnDay is { } day ? [("date", day < reading.Today ? reading.Today : day)] : [];

    /// <summary>When the next injection is recalled for: the interval after the last dose, or after today's first.</summary>
    public ImmutableArray<(string Slot, object Value)> RecallSlots =>
        [("date", (doses.DraftOrders.Count == 0 && LastDose is { } last ? last : reading.Today).AddMonths((int)Limits.Interval.Value))];

    /// <summary>The time in which the next injection should be booked.</summary>
    public Answer ComesNear { get; }

    public Answer ReviewIsDue { get; }

    /// <summary>A DXA from this day on is a review: one on the very day of the limit has reached it, and review is due again.</summary>
    public DateOnly ReviewWindow => Limits.Review.IsStated ? reading.Today.AddMonths(-(int)Limits.Review.Value).AddDays(1) : reading.Today;

    /// <summary>Ordered by this hook, or due in a standing treatment when the chart is opened.</summary>
    public Answer IsOrderedOrDue { get; }

    /// <summary>The orders, and how far the time since the last dose has come. A new dose begins a new time; a dose that may stand in what was not read leaves it open.</summary>
    public override IEnumerable<Mark> Marks
    {
        get
        {
            var since = doses.LastDose ?? LatestOrder;
            return TreatmentMarks.Of([.. doses.Orders, .. doses.DraftOrders, .. doses.Given.Take(1), .. doses.Past.Take(1), .. doses.Stops], reading.Today).Concat(
                since is not { } day || gaps.Length > 0 ? [] : TreatmentMarks.Reached(
                    "denosumab:" + TreatmentMarks.Day(day), l => l.IsReachedBetween(day.Latest, reading.Today), Limits.Interval, Limits.LongestInterval, reading.Guideline.MaterialChange.LongOverdue));
        }
    }

    private FhirDate? LatestOrder => doses.Orders.Select(o => o.Start).OfType<FhirDate>().OrderBy(s => s.Latest).Cast<FhirDate?>().LastOrDefault();

    private DenosumabLimits Limits => reading.Guideline.Denosumab;

    private Evidence[] DoseEvidence => doses.LastGiven is { } last ? [last.Evidence(Phrase.Of("denosumab.dose"))] : [.. doses.Orders.Select(o => o.Evidence())];

    /// <summary>Whether the time since the last dose reaches a limit; a partial date may leave it open. Without a dose date: no.</summary>
    public Answer Since(Limit limit, string key)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("denosumab.no-limit"));
        }

        if (doses.LastDose is not { } last)
        {
            return gaps.IsEmpty
                ? Answer.No(doses.Orders.Count > 0 ? Phrase.Of("denosumab.no-dose-date", ("date", (object?)doses.Orders[0].Start?.Earliest ?? Phrase.Of("date.unknown"))) : Phrase.Of("denosumab.never"))
                : Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps);
        }

        var (early, late) = (limit.IsReachedBetween(last.Earliest, reading.Today), limit.IsReachedBetween(last.Latest, reading.Today));
        var truth = early && late ? Truth.Yes : early || late ? Truth.Unknown : Truth.No;
        if (truth != Truth.No && gaps.Length > 0)
        {
            // A later dose may stand in what could not be read.
            return Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps, DoseEvidence);
        }

        var said = Phrase.Of(truth == Truth.No ? "denosumab.within" : key, ("date", last.Earliest), ("months", Months(last.Earliest)), ("sign", limit.Sign), ("limit", limit.Value));
        return Answer.Of(truth, said, DoseEvidence, [Reading.Undetermined(doses.LastGiven!.Entry.Origin, Phrase.Of("gap.date"))]);
    }

    /// <summary>Time on denosumab since the first record reaches the limit.</summary>
    public Answer HasLasted(Limit limit)
    {
        if (doses.First is not { } first || !limit.IsStated)
        {
            return gaps.IsEmpty || !limit.IsStated ? Answer.No(Phrase.Of("denosumab.never")) : Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps);
        }

        var said = Phrase.Of("denosumab.since", ("date", first), ("sign", limit.Sign), ("limit", limit.Value));
        return limit.IsReachedBetween(first, reading.Today) ? Answer.Yes(said, DoseEvidence)
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
            : Answer.No(said, DoseEvidence);
    }

    /// <summary>Standing treatment: ordered, or given so recently that it goes on.</summary>
    public Answer IsStanding => doses.IsStopped ? Answer.No(Phrase.Of("denosumab.stopped"))
        : doses.Orders.Count > 0 || doses.LastDose is { } ? HasNoFollowOn.Truth == Truth.No ? Answer.No(HasNoFollowOn.Said) : Answer.Yes(Phrase.Of("denosumab.standing"), DoseEvidence)
        : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
        : Answer.No(Phrase.Of("denosumab.never"));

    /// <summary>Denosumab is on record with or without a date.</summary>
    public bool IsKnown => doses.IsKnownBefore;

    private int Months(DateOnly from)
    {
        var months = ((reading.Today.Year - from.Year) * Limit.MonthsPerYear) + reading.Today.Month - from.Month;
        return from.AddMonths(months) > reading.Today ? months - 1 : months;
    }

    private Answer Overdue()
    {
        if (doses.LastDose is not null || gaps.Length > 0)
        {
            // Years after the last injection the rebound is over: still said, but nothing to be done today.
            var overdue = Since(Limits.LongestInterval, "denosumab.overdue");
            return doses.LastDose is { } last && !Limits.ReboundConcern.IsReachedBetween(last.Latest, reading.Today) ? overdue with { AtMost = Indicator.Warning } : overdue;
        }

        // A medication list that says "is on it" was right when it was drawn up; and a recent order beside an old one is its renewal.
        var requests = doses.Orders.Where(o => o.Entry.Kind == ResourceKind.MedicationRequest && o.Start is not null).ToList();
        var old = requests.TrueForAll(o => Limits.LongestInterval.IsReachedBetween(o.Start!.Value.Latest, reading.Today)) ? requests.MaxBy(o => o.Start!.Value.Latest) : null;
        return old is null
            ? Since(Limits.LongestInterval, "denosumab.overdue")
            : Answer.Yes(Phrase.Of("denosumab.dose-status-unknown", ("date", old.Start!.Value.Earliest)), old.Evidence()) with { AtMost = Indicator.Warning, Variant = "dose-status-unknown" };
    }

    private Answer NoFollowOn() =>
        doses.FollowOn.Count > 0 && !(gaps.Length > 0 && doses.LastDose is null && doses.FollowOnRestsOnLastDose) ? Answer.No(Phrase.Of(doses.LastDose is null ? "protection.found" : "denosumab.followed", ("drug", doses.FollowOn[0].Name)), [.. doses.FollowOn.Select(t => t.Evidence())])
        : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.follow-on-unknown"), gaps)
        : Answer.Yes(Phrase.Of("denosumab.no-follow-on", ("places", reading.LookedIn(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense))));

    private Answer NotStopped() => doses.IsStopped
        ? Answer.No(Phrase.Of("denosumab.stopped"), [.. doses.Stops.Concat(doses.Stopped).Select(t => t.Evidence())])
        : Answer.Yes(Phrase.Of("denosumab.not-stopped")).Obviously();

    private Answer Stopping()
    {
        if (reading.IsView)
        {
            var recent = doses.LastDose is not { } last || Limits.ReboundConcern.IsReachedBetween(last.Latest, reading.Today);
            return doses.IsStopped && recent ? Stop(doses.Stopped)
                : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
                : Answer.No(Phrase.Of(doses.IsStopped ? "denosumab.stopped-long-ago" : "denosumab.not-stopped"));
        }

        return doses.Stops.Count > 0 && !doses.StopIsRenewal ? Stop(doses.Stops)
            : reading.UnreadStops() is { Length: > 0 } unread ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread)
            : Answer.No(Phrase.Of("denosumab.not-stopped"));
    }

    private Answer OrderedOrDue()
    {
        if (!reading.IsView)
        {
            return doses.DraftOrders.Count > 0 ? Answer.Yes(Phrase.Of("occasion.order", ("drug", doses.DraftOrders[0].Name)), [.. doses.DraftOrders.Select(t => t.Evidence())])
                : reading.UnreadDrafts() is { Length: > 0 } unread ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread)
                : Answer.No(Phrase.Of("occasion.no-order", ("what", Phrase.Of("drug-class.denosumab"))));
        }

        return IsDue.And(IsStanding);
    }

    private Answer Stop(IReadOnlyList<Treatment> stops)
    {
        var said = LastDose is { } last ? Phrase.Of("denosumab.stop", ("date", last)) : Phrase.Of("denosumab.stop-no-date");
        return Answer.Yes(said, [.. stops.Select(t => t.Evidence()), .. doses.LastGiven is { } given ? [given.Evidence(Phrase.Of("denosumab.dose"))] : Array.Empty<Evidence>()]);
    }

    private Answer First() =>
        doses.IsKnownBefore ? Answer.No(Phrase.Of("denosumab.known"), DoseEvidence)
        : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
        : Answer.Yes(Phrase.Of("denosumab.first"));

    private Answer NotBooked()
    {
        var ahead = reading.Chart.Appointments.FirstOrDefault(a => a.Status is "booked" or "pending" or "proposed" or "arrived" or "checked-in" && a.Start is { } start && start.Latest >= reading.Today);
        if (ahead is not null)
        {
            return Answer.No(Phrase.Of("denosumab.booked"), Reading.Of(ahead.Origin, ahead.Start));
        }

        var order = doses.Orders.FirstOrDefault(o => o.Entry.Kind == ResourceKind.MedicationRequest);
        if (order is not null)
        {
            return Answer.No(Phrase.Of("denosumab.ordered"), order.Evidence());
        }

        ImmutableArray<Gap> unread = [.. gaps, .. reading.Unread(ResourceKind.Appointment)];
        return unread.IsEmpty
            ? Answer.Yes(Phrase.Of("denosumab.not-booked", ("places", reading.LookedIn(ResourceKind.Appointment, ResourceKind.MedicationRequest))))
            : Answer.Unknown(Phrase.Of("denosumab.booking-unknown"), unread);
    }
}
