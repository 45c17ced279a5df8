using System.Globalization;
using OsteoHooks.Cards;

namespace OsteoHooks.Benchmarks;

/// <summary>One line per ratio, <c>name value</c>, within a minute: what a build compares with the targets.</summary>
internal static class Ratios
{
    private const int Size = 250_000;
    private const int TenTimes = 10;

    private static readonly TimeSpan PerRatio = TimeSpan.FromSeconds(4);

    /// <returns>0, or 1 when the body is not what the figures are for.</returns>
    public static int Print()
    {
        var clinic = Clinic.Open();
        var call = new Call(clinic, Size);
        var large = new Call(clinic, TenTimes * Size);
        string[] faults = [.. BodyCheck.Faults(call, isFull: true), .. BodyCheck.Faults(large, isFull: true)];
        if (faults.Length > 0)
        {
            Console.Error.WriteLine(string.Join('\n', faults));
            return 1;
        }

        // The smallest last: by then everything that it runs is warm.
        var rules = Rules(call, new CardWriter(clinic.Library));
        var facts = Quotient(() => large.Answer(), () => call.Answer()) / TenTimes;
        var (scan, request, inference) = Floor(call);
        Line("request/scan@250KB", request / scan);
        Line("inference/scan@250KB", inference / scan);
        Line("rules@10x", rules);
        Line("facts@10x", facts);
        var (few, many) = (new Join(200), new Join(2000));
        Line("join@2000/join@200", Quotient(() => many.Run(), () => few.Run()));
        Console.WriteLine($"allocated@250KB {Allocation.Of(() => call.Answer())}");
        return 0;
    }

    private static (double Scan, double Request, double Inference) Floor(Call call)
    {
        var rounds = new Rounds();
        rounds.Add("scan", () => call.Scan());
        rounds.Add("request", () => call.Answer());
        rounds.Add("inference", () => call.Infer());
        var times = rounds.Measure(PerRatio);
        return (times["scan"], times["request"], times["inference"]);
    }

    private static double Rules(Call call, CardWriter writer)
    {
        var once = call.Rules;
        var tenfold = call.RulesTo(TenTimes * once.Rules.Questions.Count);
        return Quotient(() => call.AnswerWith(tenfold, writer), () => call.AnswerWith(once, writer));
    }

    private static double Quotient(Action more, Action less)
    {
        var rounds = new Rounds();
        rounds.Add(nameof(less), less);
        rounds.Add(nameof(more), more);
        var times = rounds.Measure(PerRatio);
        return times[nameof(more)] / times[nameof(less)];
    }

    private static void Line(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.000}"));
}
