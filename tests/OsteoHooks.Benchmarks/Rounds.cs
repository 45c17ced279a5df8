using System.Diagnostics;

namespace OsteoHooks.Benchmarks;

/// <summary>
/// Medians of rounds in which all that is compared takes its turn, so that a slow moment of the machine falls on everything alike.
/// </summary>
internal sealed class Rounds
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(8);

    private readonly List<(string Name, Action Run, List<double> Times)> contestants = [];

    public void Add(string name, Action run) => contestants.Add((name, run, []));

    /// <summary>Microseconds per run by name.</summary>
    public IReadOnlyDictionary<string, double> Measure(TimeSpan warmUp, TimeSpan time)
    {
        Go(warmUp);
        contestants.ForEach(c => c.Times.Clear());
        Go(time);
        return contestants.ToDictionary(c => c.Name, c => c.Times.Order().ElementAt(c.Times.Count / 2), StringComparer.Ordinal);
    }

    private void Go(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var (_, run, times) in contestants)
            {
                times.Add(PerRun(run));
            }
        }
        while (Stopwatch.GetElapsedTime(start) < time);
    }

    /// <summary>As many runs as fill the slice, at least one.</summary>
    private static double PerRun(Action run)
    {
        var runs = 0;
        var start = Stopwatch.GetTimestamp();
        TimeSpan taken;
        do
        {
            run();
            runs++;
            taken = Stopwatch.GetElapsedTime(start);
        }
        while (taken < Slice);
        return taken.TotalMicroseconds / runs;
    }
}
