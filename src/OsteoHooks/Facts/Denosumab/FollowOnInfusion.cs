using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Denosumab;

/// <summary>Zoledronic acid after denosumab: the infusion being planned against the last injection, and the
/// second one a year later.</summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition)]
public sealed class FollowOnInfusion : State
{
    private readonly Reading _reading;
    private readonly DenosumabDoses _doses;
    private readonly OncologicTreatment _oncologic;

    public FollowOnInfusion(Reading reading, OncologicTreatment oncologic)
    {
        _reading = reading;
        _oncologic = oncologic;
        _doses = new DenosumabDoses(reading, oncologic);
        Draft = reading.Treatments.FirstOrDefault(t => t is { IsDraft: true, IsCurrent: true, Substance: Substance.Zoledronate }
            && oncologic.IsOncologic(t) != Truth.Yes);
        IsAtWrongTime = WrongTime();
        SecondIsDue = Second();
    }

    /// <summary>The infusion that this hook orders.</summary>
    public Treatment? Draft { get; }

    public ReadOnlyMemory<byte>? DraftAsReceived => Draft?.Entry.Raw;

    public DateOnly? RightDay => _doses.LastDose?.Earliest.AddMonths((int)_reading.Guideline.Denosumab.FollowOn.Value);

    public bool CanBeMoved => Draft is { Entry.Raw.IsEmpty: false } && RightDay is not null;

    public System.Collections.Immutable.ImmutableArray<(string Slot, object Value)> RightDaySlots =>
        RightDay is { } day ? [("date", day)] : [];

    /// <summary>Planned too early or too late after the last injection; info "date missing" when denosumab is known
    /// without a dose date.</summary>
    public Answer IsAtWrongTime { get; }

    /// <summary>One infusion after denosumab, long enough ago, and none since.</summary>
    public Answer SecondIsDue { get; }

    public override IEnumerable<Mark> Marks => Draft is null ? [] : TreatmentMarks.Of([Draft], _reading.Today);

    private Answer WrongTime()
    {
        if (Draft is null)
        {
            return _reading.UnreadDrafts() is { Length: > 0 } unread
                ? Answer.Unknown(Phrase.Of("occasion.unknown"), unread) : Answer.No(Phrase.Of("infusion.none"));
        }

        var gaps = _reading.UnreadMedications(draftsToo: false);
        if (gaps.Length > 0)
        {
            return Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps);
        }

        if (_doses.FollowOn.Any(f => !f.IsDraft && !ReferenceEquals(f, Draft)))
        {
            return Answer.No(Phrase.Of("denosumab.followed", ("drug", _doses.FollowOn.First(f => !f.IsDraft).Name)));
        }

        if (_doses.LastDose is not { } last)
        {
            return _doses.IsKnownBefore
                ? Answer.Yes(Phrase.Of("infusion.date-missing"), Draft.Evidence()).AtMostInfo().As("date-missing")
                : Answer.No(Phrase.Of("denosumab.never"));
        }

        var planned = Planned(Draft);
        var said = Phrase.Of("infusion.planned", ("planned", planned), ("date", last.Earliest));
        Evidence[] evidence = [Draft.Evidence(), _doses.LastGiven!.Evidence(Phrase.Of("denosumab.dose"))];
        return _reading.Guideline.Denosumab.FollowOnTooEarly.IsReachedBetween(last.Earliest, planned) ? Answer.Yes(said, evidence)
            : _reading.Guideline.Denosumab.FollowOnTooLate.IsReachedBetween(last.Latest, planned) && IsExit(last, planned)
            ? Answer.Yes(said, evidence).As("too-late")
            : Answer.No(said, evidence);
    }

    private Answer Second()
    {
        var limit = _reading.Guideline.Denosumab.SecondInfusion;
        var infusions = _reading.Treatments
            .Where(t => t.Substance == Substance.Zoledronate && t.Role == TreatmentRole.Given && _oncologic.IsOncologic(t) != Truth.Yes
                && t.GivenOn is { } d && After(d))
            .OrderBy(t => t.GivenOn!.Value.Latest).ToList();
        var gaps = _reading.UnreadMedications();
        if (!_doses.IsKnownBefore || infusions.Count != 1 || !limit.IsStated)
        {
            return gaps.Length > 0 && infusions.Count < 2
                ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
                : Answer.No(Phrase.Of("infusion.not-one"), [.. infusions.Select(t => t.Evidence())]);
        }

        var day = infusions[0].GivenOn!.Value;
        if (_doses.LastDose is { } last && !IsExit(last, day.Latest))
        {
            return Answer.No(Phrase.Of("infusion.not-one"), infusions[0].Evidence());
        }

        var planned =
            _reading.Treatments.Any(t => t.IsCurrent && t.Substance == Substance.Zoledronate && t.Start is { } s && s.Latest > day.Latest);
        var said = Phrase.Of("infusion.one", ("date", day.Earliest), ("sign", limit.Sign), ("limit", limit.Value));
        return planned || !limit.IsReachedBetween(day.Latest, _reading.Today) ? Answer.No(said, infusions[0].Evidence())
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("denosumab.unknown"), gaps)
            : Answer.Yes(said, infusions[0].Evidence());
    }

    private bool After(FhirDate day)
    {
        if (_doses.LastDose is { } last)
        {
            return day.Latest > last.Latest;
        }

        return _doses.Past.Concat(_doses.Orders).All(t => t.Start is not { } start || start.Earliest < day.Latest);
    }

    /// <summary>Years after denosumab an infusion is a treatment of its own and no longer the way out of it.</summary>
    private bool IsExit(FhirDate last, DateOnly infusion) =>
        _reading.Guideline.Denosumab.ReboundConcern.IsReachedBetween(last.Latest, infusion);

    private DateOnly Planned(Treatment draft)
    {
        var timing = draft.Entry.Dosages.Select(d => d.Timing).FirstOrDefault(t => t is not null);
        return (timing is { Events.Count: > 0 } ? timing.Events[0] : timing?.BoundsPeriod?.Start ?? draft.Entry.Authored)?.Earliest
            ?? _reading.Today;
    }
}
