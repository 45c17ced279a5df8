using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>
/// Exposure to systemic glucocorticoids in prednisolone equivalents: the daily limb, the yearly sum where the guideline has one, and what
/// could not be computed.
/// </summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition)]
public sealed class GlucocorticoidExposure : State
{
    private readonly ExposureReading _read;
    private readonly Reading _reading;
    private readonly bool _replacement;

    public GlucocorticoidExposure(Reading reading)
    {
        _reading = reading;
        _read = new ExposureReading(reading);
        _replacement = _read.OnlyReplacementDrugs && reading.ConditionsOf(ConceptSets.Of(ConceptSet.CondAdrenalInsufficiency)).Any();
        ReachesDailyLimit = Daily();
        ReachesYearlySum = YearlySum();
        ReachesEitherLimit = Either();
        CannotBeComputed = NotComputable();
        NeedsSupplement = Supplement();
        LastLongCourseEnd = _read.LastLongRunEnd();
    }

    /// <summary>The daily dose for the planned duration; info when only a mean reaches it, on the contested
    /// limit, or for replacement.</summary>
    public Answer ReachesDailyLimit { get; }

    /// <summary>The sum of a rolling year; never where the guideline has no such limit.</summary>
    public Answer ReachesYearlySum { get; }

    public Answer ReachesEitherLimit { get; }

    /// <summary>A dose, strength, frequency, duration or route is missing, so that a limit can be neither reached nor ruled out.</summary>
    public Answer CannotBeComputed { get; }

    /// <summary>Exposure for which calcium and vitamin D are asked for.</summary>
    public Answer NeedsSupplement { get; }

    /// <summary>Last day of the latest course, past or planned, that was long enough.</summary>
    public DateOnly? LastLongCourseEnd { get; }

    /// <summary>The drugs and orders, each limit and each further dose step that is reached.</summary>
    public override IEnumerable<Mark> Marks =>
    [
        .. TreatmentMarks.Of(_read.InQuestion, _reading.Today),
        .. ReachesDailyLimit.Holds ? [Mark.Of("exposure:daily")] : Array.Empty<Mark>(),
        .. ReachesYearlySum.Holds ? [Mark.Of("exposure:yearly-sum")] : Array.Empty<Mark>(),
        .. TreatmentMarks.Reached("dose", l => l.IsReachedBy(_read.HighestDose), Limits.DailyDose),
        .. TreatmentMarks.Steps("dose-step", _reading.Guideline.MaterialChange.DoseSteps, _read.HighestDose),
    ];

    private GlucocorticoidLimits Limits => _reading.Guideline.Glucocorticoid;

    private Answer Daily()
    {
        var run = _read.CurrentRun();
        if (run is { LongEnough: true } reached)
        {
            return Noted(Answer.Yes(_read.IsOpen(reached.Run) ? SayOpen(reached.Run) : SayRun("exposure.daily", reached.Run.EveryDay,
                    reached.Length), _read.EvidenceBetween(reached.Run.From, reached.Run.To).AsSpan())
                .AtMostInfo(_replacement || _read.IsExactly(reached.Run, Limits.ExactDoseContested, Limits.ExactDurationContested)),
                contested: Limits.ExactDoseContested.IsStated
                    && _read.IsExactly(reached.Run, Limits.ExactDoseContested, Limits.ExactDurationContested));
        }

        if (_read.AverageWindow() is { } window)
        {
            return Noted(Answer.Yes(
                Phrase.Of("exposure.mean", ("sum", decimal.Round(window.Milligrams, 1)), ("days", Limits.AveragingWindow.Value),
                    ("mean", decimal.Round(window.Milligrams / Limits.AveragingWindow.Value, 1)), ("sign", Limits.DailyDose.Sign),
                    ("limit", Limits.DailyDose.Value)),
                _read.EvidenceBetween(window.From, window.To).AsSpan()).AtMostInfo());
        }

        if (_read.MayReachDaily())
        {
            return Answer.Unknown(Phrase.Of("exposure.unknown"), _read.Gaps);
        }

        return run is { } shorter
            ? Answer.No(SayRun("exposure.too-short", shorter.Run.EveryDay, shorter.Length),
                _read.EvidenceBetween(shorter.Run.From, shorter.Run.To).AsSpan())
            : Answer.No(Below());
    }

    private Phrase Below()
    {
        var highest = _read.Certain.Steps.Where(s => s.To >= _reading.Today).Select(s => s.EveryDay).DefaultIfEmpty(0).Max();
        return highest > 0
            ? Phrase.Of("exposure.below", ("dose", decimal.Round(highest, 2)), ("sign", Limits.DailyDose.Sign),
                ("limit", Limits.DailyDose.Value))
            : Phrase.Of("exposure.none", ("places", _reading.LookedIn(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement,
                ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense)));
    }

    private Phrase SayRun(string key, decimal dose, Span length)
    {
        var inMonths = length.Months is not null;
        var limit = Limits.Duration;
        return Phrase.Of(inMonths ? key + "-months" : key + "-days",
            ("dose", decimal.Round(dose, 2)), ("sign", Limits.DailyDose.Sign), ("limit", Limits.DailyDose.Value),
            ("length", length.Months ?? length.InDays), ("length-sign", limit.Sign),
            ("length-limit", inMonths ? limit.Value : limit.Value * Limit.DaysPerMonth));
    }

    /// <summary>Without an end there is no length to state: how far ahead is looked is no fact about the patient.</summary>
    private Phrase SayOpen(DoseTimeline.Step run) => Phrase.Of(
        "exposure.daily-open", ("dose", decimal.Round(run.EveryDay, 2)), ("sign", Limits.DailyDose.Sign), ("limit", Limits.DailyDose.Value),
        ("from", run.From), ("length-sign", Limits.Duration.Sign), ("length-limit", Limits.Duration.Value * Limit.DaysPerMonth));

    private Answer YearlySum()
    {
        if (!Limits.YearlySum.IsStated)
        {
            return Answer.No(Phrase.Of("exposure.no-yearly-limit"));
        }

        var (milligrams, from, to) = _read.YearlySum();
        var said = Phrase.Of("exposure.yearly", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value), ("from", from),
            ("to", to), ("sign", Limits.YearlySum.Sign), ("limit", Limits.YearlySum.Value));
        var evidence = _read.EvidenceBetween(from, to);
        if (Limits.YearlySum.IsReachedBy(milligrams))
        {
            return Noted(Answer.Yes(said, evidence.AsSpan()).AtMostInfo(_replacement || Limits.ExactSumContested.IsReachedBy(milligrams)),
                Limits.ExactSumContested.IsReachedBy(milligrams));
        }

        return _read.MayReachYearlySum()
            ? Answer.Unknown(Phrase.Of("exposure.at-least", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value),
                    ("courses", _read.Undetermined.Length)), _read.Gaps, evidence.AsSpan())
            : Answer.No(Phrase.Of("exposure.yearly-below", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value),
                    ("sign", Limits.YearlySum.Sign), ("limit", Limits.YearlySum.Value)), evidence.AsSpan());
    }

    private Answer Either()
    {
        if (!Limits.YearlySum.IsStated || ReachesDailyLimit.Holds)
        {
            return ReachesDailyLimit;
        }

        if (ReachesYearlySum.Holds)
        {
            return ReachesYearlySum;
        }

        return ReachesDailyLimit.Truth >= ReachesYearlySum.Truth ? ReachesDailyLimit : ReachesYearlySum;
    }

    private Answer NotComputable()
    {
        var daily = ReachesDailyLimit.Truth == Truth.Unknown;
        var yearly = Limits.YearlySum.IsStated && ReachesYearlySum.Truth == Truth.Unknown;
        var missing = _read.Undetermined;
        if (!(daily || yearly) || ReachesEitherLimit.Holds)
        {
            return Answer.No(Phrase.Of("exposure.computable"));
        }

        // What was not read may hold an entry without dose as well as one with.
        if (missing.IsEmpty)
        {
            return Answer.Unknown(Phrase.Of("exposure.unknown"), _read.Gaps);
        }

        var said = Phrase.Of("exposure.undetermined", ("what", ImmutableArray.CreateRange(missing.Select(g => g.What).Distinct())));
        var answer = Answer.Yes(said, [.. _read.Treatments.Select(t => t.Evidence())]);
        return yearly && !_read.DraftIsUndetermined ? answer.As("sum-is-lower-bound").Noting(ReachesYearlySum.Said) : answer;
    }

    private Answer Supplement()
    {
        if (!Limits.SupplementCourse.IsStated || ReachesEitherLimit.Holds)
        {
            return ReachesEitherLimit;
        }

        var days = Math.Max(_read.PlannedDaysOfDraft(), _read.CurrentCourseDays());
        return Limits.SupplementCourse.IsReachedBy(days)
            ? Noted(Answer.Yes(Phrase.Of("exposure.course", ("days", days), ("sign", Limits.SupplementCourse.Sign),
                    ("limit", Limits.SupplementCourse.Value)), _read.EvidenceBetween(_reading.Today, _reading.Today.AddYears(1)).AsSpan()))
            : ReachesEitherLimit;
    }

    private Answer Noted(Answer answer, bool contested = false)
    {
        answer = answer.Noting(_read.Notes.AsSpan());
        answer = _replacement ? answer.Noting(Phrase.Of("note.replacement")) : answer;
        return contested ? answer.Noting(Phrase.Of("note.contested-exposure")) : answer;
    }
}
