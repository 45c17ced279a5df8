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
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition, ResourceKind.Appointment)]
public sealed class DenosumabTreatment : State
{
    private readonly Reading _reading;
    private readonly DenosumabDoses _doses;
    private readonly ImmutableArray<Gap> _gaps;

    public DenosumabTreatment(Reading reading, OncologicTreatment oncologic)
    {
        _reading = reading;
        _doses = new DenosumabDoses(reading, oncologic);
        _gaps = reading.UnreadMedications(draftsToo: false);
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
    public DateOnly? LastDose => _doses.LastDose?.Earliest;

    /// <summary>The longest interval counted from the last dose, for what is planned.</summary>
    public DateOnly? FollowOnDay => LastDose?.AddMonths((int)Limits.FollowOn.Value);

    /// <summary>Since the last dose the interval has passed.</summary>
    public Answer IsDue { get; }

    /// <summary>Since the last dose more than the longest interval has passed; or only an old order is known: then a warning,
    /// dose status unknown.</summary>
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
        FollowOnDay is { } day ? [("date", day < _reading.Today ? _reading.Today : day)] : [];

    /// <summary>When the next injection is recalled for: the interval after the last dose, or after today's first.</summary>
    public ImmutableArray<(string Slot, object Value)> RecallSlots =>
        [("date", (_doses.DraftOrders.Count == 0 && LastDose is { } last ? last : _reading.Today).AddMonths((int)Limits.Interval.Value))];

    /// <summary>The time in which the next injection should be booked.</summary>
    public Answer ComesNear { get; }

    public Answer ReviewIsDue { get; }

    /// <summary>A DXA from this day on is a review: one on the very day of the limit has reached it, and review is due again.</summary>
    public DateOnly ReviewWindow =>
        Limits.Review.IsStated ? _reading.Today.AddMonths(-(int)Limits.Review.Value).AddDays(1) : _reading.Today;

    /// <summary>Ordered by this hook, or due in a standing treatment when the chart is opened.</summary>
    public Answer IsOrderedOrDue { get; }

    /// <summary>The orders, and how far the time since the last dose has come. A new dose begins a new time; a dose that may stand in what
    /// was not read leaves it open.</summary>
    public override IEnumerable<Mark> Marks
    {
        get
        {
            var since = _doses.LastDose ?? LatestOrder;
            return TreatmentMarks.Of([.. _doses.Orders, .. _doses.DraftOrders, .. _doses.Given.Take(1), .. _doses.Past.Take(1),
                    .. _doses.Stops], _reading.Today).Concat(
                        since is not { } day || _gaps.Length > 0 ? [] : TreatmentMarks.Reached(
                            "denosumab:" + TreatmentMarks.Day(day), l => l.IsReachedBetween(day.Latest, _reading.Today), Limits.Interval,
                            Limits.LongestInterval, _reading.Guideline.MaterialChange.LongOverdue));
        }
    }

    private FhirDate? LatestOrder =>
        _doses.Orders.Select(o => o.Start).OfType<FhirDate>().OrderBy(s => s.Latest).Cast<FhirDate?>().LastOrDefault();

    private DenosumabLimits Limits => _reading.Guideline.Denosumab;

    private Evidence[] DoseEvidence =>
        _doses.LastGiven is { } last ? [last.Evidence(Phrase.Of("denosumab.dose"))] : [.. _doses.Orders.Select(o => o.Evidence())];

    /// <summary>Whether the time since the last dose reaches a limit; a partial date may leave it open. Without a dose date: no.</summary>
    public Answer Since(Limit limit, string key)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("denosumab.no-limit"));
        }

        if (_doses.LastDose is not { } last)
        {
            return _gaps.IsEmpty
                ? Answer.No(_doses.Orders.Count > 0 ? Phrase.Of("denosumab.no-dose-date",
                        ("date", (object?)_doses.Orders[0].Start?.Earliest ?? Phrase.Of("date.unknown"))) : Phrase.Of("denosumab.never"))
                : Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps);
        }

        var (early, late) = (limit.IsReachedBetween(last.Earliest, _reading.Today), limit.IsReachedBetween(last.Latest, _reading.Today));
        var truth = early && late ? Truth.Yes : early || late ? Truth.Unknown : Truth.No;
        if (truth != Truth.No && _gaps.Length > 0)
        {
            // A later dose may stand in what could not be read.
            return Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps, DoseEvidence);
        }

        var said = Phrase.Of(truth == Truth.No ? "denosumab.within" : key, ("date", last.Earliest), ("months", Months(last.Earliest)),
            ("sign", limit.Sign), ("limit", limit.Value));
        return Answer.Of(truth, said, DoseEvidence, [Reading.Undetermined(_doses.LastGiven!.Entry.Origin, Phrase.Of("gap.date"))]);
    }

    /// <summary>Time on denosumab since the first record reaches the limit.</summary>
    public Answer HasLasted(Limit limit)
    {
        if (_doses.First is not { } first || !limit.IsStated)
        {
            return _gaps.IsEmpty || !limit.IsStated
                ? Answer.No(Phrase.Of("denosumab.never")) : Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps);
        }

        var said = Phrase.Of("denosumab.since", ("date", first), ("sign", limit.Sign), ("limit", limit.Value));
        return limit.IsReachedBetween(first, _reading.Today) ? Answer.Yes(said, DoseEvidence)
            : _gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps)
            : Answer.No(said, DoseEvidence);
    }

    /// <summary>Standing treatment: ordered, or given so recently that it goes on.</summary>
    public Answer IsStanding => _doses.IsStopped ? Answer.No(Phrase.Of("denosumab.stopped"))
        : _doses.Orders.Count > 0 || _doses.LastDose is { }
        ? HasNoFollowOn.Truth == Truth.No ? Answer.No(HasNoFollowOn.Said) : Answer.Yes(Phrase.Of("denosumab.standing"), DoseEvidence)
        : _gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps)
        : Answer.No(Phrase.Of("denosumab.never"));

    /// <summary>Denosumab is on record with or without a date.</summary>
    public bool IsKnown => _doses.IsKnownBefore;

    private int Months(DateOnly from)
    {
        var months = ((_reading.Today.Year - from.Year) * Limit.MonthsPerYear) + _reading.Today.Month - from.Month;
        return from.AddMonths(months) > _reading.Today ? months - 1 : months;
    }

    private Answer Overdue()
    {
        if (_doses.LastDose is not null || _gaps.Length > 0)
        {
            // Years after the last injection the rebound is over: still said, but nothing to be done today.
            var overdue = Since(Limits.LongestInterval, "denosumab.overdue");
            return _doses.LastDose is { } last && !Limits.ReboundConcern.IsReachedBetween(last.Latest, _reading.Today)
                ? overdue with { AtMost = Indicator.Warning } : overdue;
        }

        // A medication list that says "is on it" was right when it was drawn up; and a recent order beside an old one is its renewal.
        var requests = _doses.Orders.Where(o => o.Entry.Kind == ResourceKind.MedicationRequest && o.Start is not null).ToList();
        var old = requests.TrueForAll(o => Limits.LongestInterval.IsReachedBetween(o.Start!.Value.Latest, _reading.Today))
            ? requests.MaxBy(o => o.Start!.Value.Latest) : null;
        return old is null
            ? Since(Limits.LongestInterval, "denosumab.overdue")
            : Answer.Yes(Phrase.Of("denosumab.dose-status-unknown", ("date", old.Start!.Value.Earliest)), old.Evidence()) with
                { AtMost = Indicator.Warning, Variant = "dose-status-unknown" };
    }

    private Answer NoFollowOn() =>
        _doses.FollowOn.Count > 0 && !(_gaps.Length > 0 && _doses.LastDose is null && _doses.FollowOnRestsOnLastDose)
        ? Answer.No(Phrase.Of(_doses.LastDose is null ? "protection.found" : "denosumab.followed", ("drug", _doses.FollowOn[0].Name)),
            [.. _doses.FollowOn.Select(t => t.Evidence())])
        : _gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.follow-on-unknown"), _gaps)
        : Answer.Yes(Phrase.Of("denosumab.no-follow-on", ("places", _reading.LookedIn(ResourceKind.MedicationRequest,
            ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense))));

    private Answer NotStopped() => _doses.IsStopped
        ? Answer.No(Phrase.Of("denosumab.stopped"), [.. _doses.Stops.Concat(_doses.Stopped).Select(t => t.Evidence())])
        : Answer.Yes(Phrase.Of("denosumab.not-stopped")).Unsaid();

    private Answer Stopping()
    {
        if (_reading.IsView)
        {
            var recent = _doses.LastDose is not { } last || Limits.ReboundConcern.IsReachedBetween(last.Latest, _reading.Today);
            return _doses.IsStopped && recent ? Stop(_doses.Stopped)
                : _gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps)
                : Answer.No(Phrase.Of(_doses.IsStopped ? "denosumab.stopped-long-ago" : "denosumab.not-stopped"));
        }

        return _doses.Stops.Count > 0 && !_doses.StopIsRenewal ? Stop(_doses.Stops)
            : _reading.UnreadStops() is { Length: > 0 } unread ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread)
            : Answer.No(Phrase.Of("denosumab.not-stopped"));
    }

    private Answer OrderedOrDue()
    {
        if (!_reading.IsView)
        {
            return _doses.DraftOrders.Count > 0 ? Answer.Yes(Phrase.Of("occasion.order", ("drug", _doses.DraftOrders[0].Name)),
                    [.. _doses.DraftOrders.Select(t => t.Evidence())])
                : _reading.UnreadDrafts() is { Length: > 0 } unread ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread)
                : Answer.No(Phrase.Of("occasion.no-order", ("what", Phrase.Of("drug-class.denosumab"))));
        }

        return IsDue.And(IsStanding);
    }

    private Answer Stop(IReadOnlyList<Treatment> stops)
    {
        var said = LastDose is { } last ? Phrase.Of("denosumab.stop", ("date", last)) : Phrase.Of("denosumab.stop-no-date");
        return Answer.Yes(said, [.. stops.Select(t => t.Evidence()),
            .. _doses.LastGiven is { } given ? [given.Evidence(Phrase.Of("denosumab.dose"))] : Array.Empty<Evidence>()]);
    }

    private Answer First() =>
        _doses.IsKnownBefore ? Answer.No(Phrase.Of("denosumab.known"), DoseEvidence)
        : _gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), _gaps)
        : Answer.Yes(Phrase.Of("denosumab.first"));

    private Answer NotBooked()
    {
        var ahead = _reading.Chart.Appointments.FirstOrDefault(a => a.Status is "booked" or "pending" or "proposed" or "arrived"
                or "checked-in" && a.Start is { } start && start.Latest >= _reading.Today);
        if (ahead is not null)
        {
            return Answer.No(Phrase.Of("denosumab.booked"), Reading.Of(ahead.Origin, ahead.Start));
        }

        var order = _doses.Orders.FirstOrDefault(o => o.Entry.Kind == ResourceKind.MedicationRequest);
        if (order is not null)
        {
            return Answer.No(Phrase.Of("denosumab.ordered"), order.Evidence());
        }

        ImmutableArray<Gap> unread = [.. _gaps, .. _reading.Unread(ResourceKind.Appointment)];
        return unread.IsEmpty
            ? Answer.Yes(Phrase.Of("denosumab.not-booked",
                ("places", _reading.LookedIn(ResourceKind.Appointment, ResourceKind.MedicationRequest))))
            : Answer.Unknown(Phrase.Of("denosumab.booking-unknown"), unread);
    }
}
