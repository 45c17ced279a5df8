using System.Diagnostics;

namespace OsteoHooks.Benchmarks;

/// <summary>
/// Medians of rounds in which all that is compared runs once, so that a slow moment of the machine falls on everything alike, and nothing
/// has the caches to itself: a loop over one body alone would learn it by heart. What is counted is the processor's time of this process:
/// on a machine of its own that is the latency, and on a busy one it still is.
/// </summary>
internal sealed class Rounds
{
    private const int WarmUpRounds = 30;
    private const int MostRunsPerWarmUpRound = 40;

    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(130);

    /// <summary>Where others have the processor, a measurement gets no longer than this by the clock on the wall.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private readonly List<(string Name, Action Run, List<double> Times)> _contestants = [];

    public void Add(string name, Action run) => _contestants.Add((name, run, []));

    /// <summary>Microseconds per run by name, warm.</summary>
    public IReadOnlyDictionary<string, double> Measure(TimeSpan time)
    {
        WarmUp();
        Go(time);
        return _contestants.ToDictionary(c => c.Name, c => c.Times.Order().ElementAt(c.Times.Count / 2), StringComparer.Ordinal);
    }

    private static TimeSpan Spent => Environment.CpuUsage.TotalTime;

    /// <summary>The runtime compiles what runs often anew, twice, but only in moments in which nothing new is compiled:
    /// so there are pauses.</summary>
    private void WarmUp()
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            _contestants.ForEach(c => Repeat(c.Run));
            Thread.Sleep(Pause);
        }
    }

    private static void Repeat(Action run)
    {
        var start = Spent;
        for (var i = 0; i < MostRunsPerWarmUpRound && Spent - start < WarmUpSlice; i++)
        {
            run();
        }
    }

    private void Go(TimeSpan time)
    {
        var (start, clock) = (Spent, Stopwatch.StartNew());
        do
        {
            foreach (var (_, run, times) in _contestants)
            {
                times.Add(Timed(run));
            }
        }
        while (Spent - start < time && clock.Elapsed < Longest);
    }

    private static double Timed(Action run)
    {
        var start = Spent;
        run();
        return (Spent - start).TotalMicroseconds;
    }
}
