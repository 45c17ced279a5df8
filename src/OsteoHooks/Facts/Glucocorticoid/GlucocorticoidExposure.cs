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
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense, ResourceKind.Condition)]
public sealed class GlucocorticoidExposure : State
{
    private readonly ExposureReading read;
    private readonly Reading reading;
    private readonly bool replacement;

    public GlucocorticoidExposure(Reading reading)
    {
        this.reading = reading;
        read = new ExposureReading(reading);
        replacement = read.OnlyReplacementDrugs && reading.ConditionsOf(ConceptSets.Of(ConceptSet.CondAdrenalInsufficiency)).Any();
        ReachesDailyLimit = Daily();
        ReachesYearlySum = YearlySum();
        ReachesEitherLimit = Either();
        CannotBeComputed = NotComputable();
        NeedsSupplement = Supplement();
        LastLongCourseEnd = read.LastLongRunEnd();
    }

    /// <summary>The daily dose for the planned duration; info when only a mean reaches it, on the contested limit, or for replacement.</summary>
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
        .. TreatmentMarks.Of(read.InQuestion, reading.Today),
        .. ReachesDailyLimit.Holds ? [Mark.Of("exposure:daily")] : Array.Empty<Mark>(),
        .. ReachesYearlySum.Holds ? [Mark.Of("exposure:yearly-sum")] : Array.Empty<Mark>(),
        .. TreatmentMarks.Reached("dose", l => l.IsReachedBy(read.HighestDose), Limits.DailyDose),
        .. TreatmentMarks.Steps("dose-step", reading.Guideline.MaterialChange.DoseSteps, read.HighestDose),
    ];

    private GlucocorticoidLimits Limits => reading.Guideline.Glucocorticoid;

    private Answer Daily()
    {
        var run = read.CurrentRun();
        if (run is { LongEnough: true } reached)
        {
            return Noted(Answer.Yes(read.IsOpen(reached.Run) ? SayOpen(reached.Run) : SayRun("exposure.daily", reached.Run.EveryDay, reached.Length), read.EvidenceBetween(reached.Run.From, reached.Run.To).AsSpan())
                .Softly(replacement || read.IsExactly(reached.Run, Limits.ExactDoseContested, Limits.ExactDurationContested)), contested: Limits.ExactDoseContested.IsStated && read.IsExactly(reached.Run, Limits.ExactDoseContested, Limits.ExactDurationContested));
        }

        if (read.AverageWindow() is { } window)
        {
            return Noted(Answer.Yes(
                Phrase.Of("exposure.mean", ("sum", decimal.Round(window.Milligrams, 1)), ("days", Limits.AveragingWindow.Value), ("mean", decimal.Round(window.Milligrams / Limits.AveragingWindow.Value, 1)), ("sign", Limits.DailyDose.Sign), ("limit", Limits.DailyDose.Value)),
                read.EvidenceBetween(window.From, window.To).AsSpan()).Softly());
        }

        if (read.MayReachDaily())
        {
            return Answer.Unknown(Phrase.Of("exposure.unknown"), read.Gaps);
        }

        return run is { } shorter
            ? Answer.No(SayRun("exposure.too-short", shorter.Run.EveryDay, shorter.Length), read.EvidenceBetween(shorter.Run.From, shorter.Run.To).AsSpan())
            : Answer.No(Below());
    }

    private Phrase Below()
    {
        var highest = read.Certain.Steps.Where(s => s.To >= reading.Today).Select(s => s.EveryDay).DefaultIfEmpty(0).Max();
        return highest > 0
            ? Phrase.Of("exposure.below", ("dose", decimal.Round(highest, 2)), ("sign", Limits.DailyDose.Sign), ("limit", Limits.DailyDose.Value))
            : Phrase.Of("exposure.none", ("places", reading.LookedIn(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense)));
    }

    private Phrase SayRun(string key, decimal dose, Span length)
    {
        var inMonths = length.Months is not null;
        var limit = Limits.Duration;
        return Phrase.Of(inMonths ? key + "-months" : key + "-days",
            ("dose", decimal.Round(dose, 2)), ("sign", Limits.DailyDose.Sign), ("limit", Limits.DailyDose.Value),
            ("length", length.Months ?? length.InDays), ("length-sign", limit.Sign), ("length-limit", inMonths ? limit.Value : limit.Value * Limit.DaysPerMonth));
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

        var (milligrams, from, to) = read.YearlySum();
        var said = Phrase.Of("exposure.yearly", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value), ("from", from), ("to", to), ("sign", Limits.YearlySum.Sign), ("limit", Limits.YearlySum.Value));
        var evidence = read.EvidenceBetween(from, to);
        if (Limits.YearlySum.IsReachedBy(milligrams))
        {
            return Noted(Answer.Yes(said, evidence.AsSpan()).Softly(replacement || Limits.ExactSumContested.IsReachedBy(milligrams)), Limits.ExactSumContested.IsReachedBy(milligrams));
        }

        return read.MayReachYearlySum()
            ? Answer.Unknown(Phrase.Of("exposure.at-least", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value), ("courses", read.Undetermined.Length)), read.Gaps, evidence.AsSpan())
            : Answer.No(Phrase.Of("exposure.yearly-below", ("sum", decimal.Round(milligrams, 1)), ("days", Limits.Year.Value), ("sign", Limits.YearlySum.Sign), ("limit", Limits.YearlySum.Value)), evidence.AsSpan());
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
        var missing = read.Undetermined;
        if (!(daily || yearly) || ReachesEitherLimit.Holds)
        {
            return Answer.No(Phrase.Of("exposure.computable"));
        }

        // What was not read may hold an entry without dose as well as one with.
        if (missing.IsEmpty)
        {
            return Answer.Unknown(Phrase.Of("exposure.unknown"), read.Gaps);
        }

        var said = Phrase.Of("exposure.undetermined", ("what", ImmutableArray.CreateRange(missing.Select(g => g.What).Distinct())));
        var answer = Answer.Yes(said, [.. read.Treatments.Select(t => t.Evidence())]);
        return yearly && !read.DraftIsUndetermined ? answer.As("sum-is-lower-bound").Noting(ReachesYearlySum.Said) : answer;
    }

    private Answer Supplement()
    {
        if (!Limits.SupplementCourse.IsStated || ReachesEitherLimit.Holds)
        {
            return ReachesEitherLimit;
        }

        var days = Math.Max(read.PlannedDaysOfDraft(), read.CurrentCourseDays());
        return Limits.SupplementCourse.IsReachedBy(days)
            ? Noted(Answer.Yes(Phrase.Of("exposure.course", ("days", days), ("sign", Limits.SupplementCourse.Sign), ("limit", Limits.SupplementCourse.Value)), read.EvidenceBetween(reading.Today, reading.Today.AddYears(1)).AsSpan()))
            : ReachesEitherLimit;
    }

    private Answer Noted(Answer answer, bool contested = false)
    {
        answer = answer.Noting(read.Notes.AsSpan());
        answer = replacement ? answer.Noting(Phrase.Of("note.replacement")) : answer;
        return contested ? answer.Noting(Phrase.Of("note.contested-exposure")) : answer;
    }
}
