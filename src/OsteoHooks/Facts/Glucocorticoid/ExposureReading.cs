using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>The sums behind <see cref="GlucocorticoidExposure"/>: certain and possible dose over time,
/// courses, evidence and notes.</summary>
internal sealed class ExposureReading
{
    /// <summary>Stands for "no upper bound is known" in mg per day; far above any dose.</summary>
    private const decimal NoBound = 100_000;

    private const int HorizonYears = 3;

    /// <summary>What an open-ended course counts as, in days; longer is not said.</summary>
    private const int OpenDays = 365;

    private static readonly ConceptSets Glucocorticoids = ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemic)
        | ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemicCheckRoute);

    private readonly Reading _reading;
    private readonly DosePeriods _doses;
    private readonly ImmutableArray<Gap> _gaps;
    private readonly bool _openlyUnknown;
    private readonly DateOnly _horizon;

    public ExposureReading(Reading reading)
    {
        _reading = reading;
        var systemic = new List<Treatment>();
        var notes = ImmutableArray.CreateBuilder<Phrase>();
        var routeless = new List<Treatment>();
        foreach (var treatment in reading.Treatments.Where(t => t.Entry.Product.Meaning.Sets.HasAny(Glucocorticoids)))
        {
            switch (GlucocorticoidRoute.Of(treatment.Entry, reading.Words))
            {
                case Administered.Locally:
                    break;
                case Administered.Unknown:
                    routeless.Add(treatment);
                    break;
                case Administered.OrallyAssumed:
                    notes.Add(Phrase.Of("note.oral-assumed", ("drug", treatment.Name)));
                    systemic.Add(treatment);
                    break;
                default:
                    systemic.Add(treatment);
                    break;
            }
        }

        Treatments = systemic;
        _doses = DosePeriods.Read(systemic, reading.Guideline, reading.Words, reading.Today);
        Notes = [.. notes.Distinct(), .. ExposureNotes.Of(systemic, reading.Guideline)];
        Undetermined =
        [
            .. _doses.Undetermined.Select(u => Reading.Undetermined(u.Treatment.Entry.Origin, u.What)),
            .. routeless.Select(t => Reading.Undetermined(t.Entry.Origin, Phrase.Of("missing.route"))),
        ];
        _gaps = [.. Undetermined, .. reading.UnreadMedications()];
        _openlyUnknown = routeless.Count > 0 || reading.UnreadMedications().Length > 0;
        _horizon = reading.Today.AddYears(HorizonYears);
        var oral = _doses.Periods.Where(p => p.Oral).ToList();
        Certain = DoseTimeline.Sum(oral, p => (p.Low, p.EveryDay), p => p.To, _horizon);
        Possible = DoseTimeline.Sum(oral, p => (p.High ?? NoBound, p.High ?? NoBound), p => p.PossibleTo, _horizon);
        CertainTotal = DoseTimeline.Sum(_doses.Periods, p => (p.Low, p.EveryDay), p => p.To, _horizon);
    }

    public IReadOnlyList<Treatment> Treatments { get; }

    public ImmutableArray<Phrase> Notes { get; }

    /// <summary>Entries there without dose, strength, frequency, duration or route.</summary>
    public ImmutableArray<Gap> Undetermined { get; }

    public ImmutableArray<Gap> Gaps => _gaps;

    public DoseTimeline Certain { get; }

    public DoseTimeline Possible { get; }

    /// <summary>Oral and injected, for the yearly sum.</summary>
    public DoseTimeline CertainTotal { get; }

    public bool DraftIsUndetermined => _doses.Undetermined.Any(u => u.Treatment is { IsDraft: true });

    private Limit Dose => _reading.Guideline.Glucocorticoid.DailyDose;

    private Limit Duration => _reading.Guideline.Glucocorticoid.Duration;

    private bool IsOneCourse(int pause) => _reading.Guideline.Glucocorticoid.CourseGap.IsReachedBy(pause);

    /// <summary>Longest run at the daily dose that is going on or planned, its length as planned, and whether it is long enough.</summary>
    public (DoseTimeline.Step Run, Span Length, bool LongEnough)? CurrentRun()
    {
        if (Certain.Sustained(Dose.IsReachedBy, _reading.Today, IsOneCourse) is not { } run)
        {
            return null;
        }

        var length = LengthOf(run);
        return (run, length, Duration.IsReachedBy(length));
    }

    /// <summary>Goes on for as far as is looked ahead.</summary>
    public bool IsOpen(DoseTimeline.Step run) => run.To >= _horizon;

    /// <summary>Last day of the latest run, past or current, that was long enough.</summary>
    public DateOnly? LastLongRunEnd()
    {
        DateOnly? last = null;
        foreach (var step in Certain.Steps)
        {
            if (Certain.Sustained(Dose.IsReachedBy, step.To, IsOneCourse) is { } run && run.To >= step.To
                && Duration.IsReachedBy(LengthOf(run)) && (last is null || run.To > last))
            {
                last = run.To;
            }
        }

        // A taper goes on below the limit: the course ends when the drug ends.
        return last is { } end ? CourseEnd(end) : null;
    }

    /// <summary>What is being taken or signed, or was given within the year.</summary>
    public IEnumerable<Treatment> InQuestion => Treatments.Where(t =>
        t.IsCurrent || (t.Role == TreatmentRole.Given
            && t.GivenOn?.Latest >= _reading.Today.AddDays(-(int)_reading.Guideline.Glucocorticoid.Year.Value)));

    /// <summary>Highest summed dose per day that is taken now or planned.</summary>
    public decimal HighestDose => Certain.Steps.Where(s => s.To >= _reading.Today).Select(s => s.Dose).DefaultIfEmpty(0).Max();

    /// <summary>A window whose mean reaches the daily dose inside a course that is long enough.</summary>
    public (decimal Milligrams, DateOnly From, DateOnly To)? AverageWindow()
    {
        var window = _reading.Guideline.Glucocorticoid.AveragingWindow;
        if (!window.IsStated)
        {
            return null;
        }

        var days = (int)window.Value;
        var best = Certain.LargestSum(days, _reading.Today);
        if (CurrentRun() is { LongEnough: false, Run: var run } && run.From <= best.From && run.To >= best.To)
        {
            // Every day of the window reaches the dose and their run is too short: a mean over the same days adds nothing.
            return null;
        }

        var course = Courses().FirstOrDefault(c => c.From <= best.To && c.To >= best.To);
        return Dose.IsReachedBy(best.Milligrams / days) && course.To >= _reading.Today
                && Duration.IsReachedBy(LengthOf(new(course.From, course.To, 0, 0))) ? best : null;
    }

    /// <summary>Whether what is not known could still carry the exposure over the daily limit.</summary>
    public bool MayReachDaily()
    {
        if (_openlyUnknown)
        {
            return true;
        }

        if (_doses.Undetermined.Count == 0)
        {
            return false;
        }

        var needed = Dose.Value * Duration.Value * Limit.DaysPerMonth;
        var open = _doses.Undetermined.Any(u => u.AtMost is null && IsOral(u.Treatment) && u.Treatment.IsCurrent);
        return (open && (Possible.Sustained(Dose.IsReachedBy, _reading.Today, IsOneCourse) is { } run
                && Duration.IsReachedBy(Span.OfDays(run.Days))))
            || _doses.Undetermined.Where(u => IsOral(u.Treatment)).Sum(u => u.AtMost ?? 0)
                    + Certain.LargestSum((int)(Duration.Value * Limit.DaysPerMonth), _reading.Today).Milligrams >= needed;
    }

    /// <summary>Largest sum of a rolling year that ends between today and the end of what is planned; what was supplied without
    /// schedule counts on its day.</summary>
    public (decimal Milligrams, DateOnly From, DateOnly To) YearlySum()
    {
        var days = (int)_reading.Guideline.Glucocorticoid.Year.Value;
        var end = Treatments.Where(t => t.IsDraft).Select(t => _doses.Periods.Where(p => ReferenceEquals(p.Treatment, t)).Select(p => p.To)
                .DefaultIfEmpty(_reading.Today).Max()).DefaultIfEmpty(_reading.Today).Max();
        var latest = _reading.Today.AddYears(1);
        var sum = CertainTotal.LargestSum(days, _reading.Today, end > latest ? latest : end > _reading.Today ? end : _reading.Today);
        return (sum.Milligrams + _doses.Lumps.Where(l => l.Day >= sum.From && l.Day <= sum.To).Sum(l => l.Milligrams), sum.From, sum.To);
    }

    /// <summary>An old course that ended on a day nobody wrote down is taken to have ended before the year: nearly
    /// every chart holds one.</summary>
    public bool MayReachYearlySum()
    {
        var windowStart = _reading.Today.AddDays(-(int)_reading.Guideline.Glucocorticoid.Year.Value);
        return _openlyUnknown
            || _doses.Undetermined.Any(u => u.AtMost is null && (u.Treatment.Start is not { } start || start.Latest >= windowStart
                || ((u.Treatment.IsCurrent || u.Treatment.HasStatedEnd)
                    && _doses.Periods.Any(p => ReferenceEquals(p.Treatment, u.Treatment) && p.PossibleTo >= windowStart))));
    }

    public int PlannedDaysOfDraft() =>
        _doses.Periods.Where(p => p.Treatment.IsDraft).Select(p => Math.Min(OpenDays, p.To.DayNumber - p.From.DayNumber + 1))
            .DefaultIfEmpty(0).Max();

    public int CurrentCourseDays() => Courses().Where(c => c.To >= _reading.Today)
        .Select(c => Math.Min(OpenDays, c.To.DayNumber - c.From.DayNumber + 1)).DefaultIfEmpty(0).Max();

    /// <summary>The entries behind a stretch of time, each with its own arithmetic.</summary>
    public ImmutableArray<Evidence> EvidenceBetween(DateOnly from, DateOnly to) =>
    [
        .. _doses.Periods.Where(p => p.Certain && p.From <= to && p.To >= from).Select(p => p.Treatment.Evidence(Phrase.Of(
            p.To.DayNumber - p.From.DayNumber > 36_500 ? "course.open" : "course.item",
            ("drug", p.Treatment.Name), ("arithmetic", p.Arithmetic), ("daily", decimal.Round(p.Low, 2)), ("from", p.From), ("to", p.To)))),
        .. _doses.Lumps.Where(l => l.Day >= from && l.Day <= to).Select(l =>
            l.Treatment.Evidence(Phrase.Of("course.supply", ("drug", l.Treatment.Name), ("total", decimal.Round(l.Milligrams, 1))))),
    ];

    /// <summary>Only hydrocortisone or cortisone on record: possibly replacement.</summary>
    public bool OnlyReplacementDrugs =>
        Treatments.Where(t => t.IsCurrent).All(t => t.Substance is Substance.Hydrocortisone or Substance.Cortisone)
        && Treatments.Any(t => t.IsCurrent);

    /// <summary>Every day at exactly this dose, for exactly this long.</summary>
    public bool IsExactly(DoseTimeline.Step run, Limit dose, Limit duration) =>
        dose.IsStated && Certain.Steps.Where(s => s.From >= run.From && s.To <= run.To).All(s => dose.IsReachedBy(s.Dose))
        && duration.IsReachedBy(LengthOf(run));

    private IEnumerable<(DateOnly From, DateOnly To)> Courses()
    {
        (DateOnly From, DateOnly To)? course = null;
        foreach (var step in Certain.Steps.Where(s => s.Dose > 0))
        {
            if (course is { } c && IsOneCourse(step.From.DayNumber - c.To.DayNumber - 1))
            {
                course = (c.From, step.To);
            }
            else
            {
                if (course is { } done)
                {
                    yield return done;
                }

                course = (step.From, step.To);
            }
        }

        if (course is { } last)
        {
            yield return last;
        }
    }

    private DateOnly CourseEnd(DateOnly within) =>
        Courses().Where(c => c.From <= within && c.To >= within).Select(c => c.To).DefaultIfEmpty(within).Max();

    private Span LengthOf(DoseTimeline.Step run)
    {
        var same = _doses.Periods.FirstOrDefault(p => p.Given is not null && p.From == run.From && p.To == run.To);
        return same?.Given ?? InMonths(run) ?? Span.OfDays(run.Days);
    }

    /// <summary>A run made of steps that were each planned in months is as long as these months: one month and two
    /// are three, not 92 days.</summary>
    private Span? InMonths(DoseTimeline.Step run)
    {
        decimal months = 0;
        for (var day = run.From; day <= run.To;)
        {
            if (_doses.Periods.FirstOrDefault(p => p.Oral && p.From == day && p.To >= day && p.To <= run.To && p.Given?.Months is not null)
                is not { Given.Months: { } planned } step)
            {
                return null;
            }

            months += planned;
            day = step.To.AddDays(1);
        }

        return Span.OfMonths(months);
    }

    private bool IsOral(Treatment treatment) => GlucocorticoidRoute.Of(treatment.Entry, _reading.Words) != Administered.ByInjection;
}
