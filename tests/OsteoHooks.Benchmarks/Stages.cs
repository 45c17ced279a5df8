using System.Globalization;

namespace OsteoHooks.Benchmarks;

/// <summary>Where time and memory go: microseconds and bytes allocated per stage and size of the body.</summary>
internal static class Stages
{
    public static int Print()
    {
        var clinic = Clinic.Open();
        Console.WriteLine("body bytes stage microseconds allocated");
        foreach (var bytes in (int[])[25_000, 250_000, 2_000_000])
        {
            var call = new Call(clinic, bytes);
            (string Name, Action Run)[] stages =
            [
                ("floor", () => call.Scan()), ("reading", () => call.ReadChart()), ("states", () => call.ReadStates()),
                ("inference", () => call.Infer()), ("assessment", () => call.Assess()), ("writing", () => call.Write()),
                ("request", () => call.Answer()),
            ];
            var rounds = new Rounds();
            Array.ForEach(stages, s => rounds.Add(s.Name, s.Run));
            var times = rounds.Measure(TimeSpan.FromSeconds(5));
            foreach (var (name, run) in stages)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{bytes / 1000}KB {call.Body.Length} {name} {times[name]:0.0} {Allocation.Of(run)}"));
            }
        }

        return 0;
    }
}
