using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>
/// The summed dose per day over time as steps of equal dose, and the questions asked of it. Exact: doses change only at the steps' ends,
/// so windows are tried where they begin or end with a step.
/// </summary>
internal sealed class DoseTimeline
{
    /// <summary>A stretch of days with one summed dose; <c>EveryDay</c> is the least on any of them.</summary>
    public readonly record struct Step(DateOnly From, DateOnly To, decimal Dose, decimal EveryDay)
    {
        public int Days => To.DayNumber - From.DayNumber + 1;
    }

    private readonly List<Step> _steps = [];

    private DoseTimeline()
    {
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Sums periods day by day.</summary>
    /// <param name="dose">mg per day that a period adds, and the least it adds on any day.</param>
    /// <param name="end">Last day that a period adds to.</param>
    public static DoseTimeline Sum(IReadOnlyList<DosePeriod> periods, Func<DosePeriod, (decimal Dose, decimal EveryDay)> dose,
        Func<DosePeriod, DateOnly> end, DateOnly horizon)
    {
        var timeline = new DoseTimeline();
        var cuts = new SortedSet<DateOnly>();
        foreach (var period in periods)
        {
            var last = Cut(end(period));
            if (last >= period.From)
            {
                cuts.Add(period.From);
                cuts.Add(last.AddDays(1));
            }
        }

        DateOnly? from = null;
        foreach (var cut in cuts)
        {
            if (from is { } start)
            {
                decimal sum = 0, every = 0;
                foreach (var period in periods)
                {
                    if (period.From <= start && Cut(end(period)) >= cut.AddDays(-1))
                    {
                        var (d, e) = dose(period);
                        sum += d;
                        every += e;
                    }
                }

                timeline._steps.Add(new Step(start, cut.AddDays(-1), sum, every));
            }

            from = cut;
        }

        return timeline;

        DateOnly Cut(DateOnly day) => day > horizon ? horizon : day;
    }

    /// <summary>
    /// Longest run of days with at least this dose every day that has not ended before <paramref name="notBefore"/>. A pause so short that
    /// <paramref name="isOneCourse"/>, between two runs each at least as long as the pause, is a late renewal and does not end the run.
    /// </summary>
    public Step? Sustained(Func<decimal, bool> reaches, DateOnly notBefore, Func<int, bool> isOneCourse)
    {
        Step? best = null;
        Step? run = null;
        foreach (var step in _steps.Where(s => reaches(s.EveryDay)))
        {
            var pause = run is { } r ? step.From.DayNumber - r.To.DayNumber - 1 : 0;
            run = run is { } before && isOneCourse(pause) && (pause == 0 || (before.Days >= pause && step.Days >= pause))
                ? new Step(before.From, step.To, Math.Min(before.Dose, step.Dose), Math.Min(before.EveryDay, step.EveryDay))
                : step;
            if (run.Value.To >= notBefore && (best is null || run.Value.Days > best.Value.Days))
            {
                best = run;
            }
        }

        return best;
    }

    /// <summary>Largest sum over any window of so many days that ends on or after <paramref name="endsFrom"/> and, where given, no later
    /// than <paramref name="endsTo"/>.</summary>
    public (decimal Milligrams, DateOnly From, DateOnly To) LargestSum(int window, DateOnly endsFrom, DateOnly? endsTo = null)
    {
        var best = (Milligrams: 0m, From: endsFrom.AddDays(1 - window), To: endsFrom);
        foreach (var end in Ends(window, endsFrom, endsTo))
        {
            var start = end.AddDays(1 - window);
            var sum = SumBetween(start, end);
            if (sum > best.Milligrams)
            {
                best = (sum, start, end);
            }
        }

        return best;
    }

    public decimal SumBetween(DateOnly from, DateOnly to)
    {
        decimal sum = 0;
        foreach (var step in _steps)
        {
            var first = Math.Max(step.From.DayNumber, from.DayNumber);
            var last = Math.Min(step.To.DayNumber, to.DayNumber);
            sum += last >= first ? (last - first + 1) * step.Dose : 0;
        }

        return sum;
    }

    private IEnumerable<DateOnly> Ends(int window, DateOnly endsFrom, DateOnly? endsTo)
    {
        yield return endsFrom;
        foreach (var step in _steps)
        {
            if (step.To >= endsFrom && (endsTo is null || step.To <= endsTo))
            {
                yield return step.To;
            }

            var filled = step.From.AddDays(window - 1);
            if (filled >= endsFrom && (endsTo is null || filled <= endsTo))
            {
                yield return filled;
            }
        }
    }
}
