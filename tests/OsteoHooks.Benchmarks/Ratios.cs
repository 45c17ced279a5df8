using System.Globalization;
using OsteoHooks.Cards;

namespace OsteoHooks.Benchmarks;

/// <summary>One line per ratio, <c>name value</c>, within a minute: what a build compares with the targets.</summary>
internal static class Ratios
{
    private const int Size = 250_000;
    private const int TenTimes = 10;

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

        var times = Times(call, large, new CardWriter(clinic.Library));
        Line("request/scan@250KB", times["request"] / times["scan"]);
        Line("inference/scan@250KB", times["inference"] / times["scan"]);
        Line("rules@10x", times["rules*10"] / times["rules"]);
        Line("facts@10x", times["request*10"] / times["request"] / TenTimes);
        Line("join@2000/join@200", times["join2000"] / times["join200"]);
        Console.WriteLine($"allocated@250KB {Allocation.Of(() => call.Answer())}");
        return 0;
    }

    private static IReadOnlyDictionary<string, double> Times(Call call, Call large, CardWriter writer)
    {
        var once = CopiedRules.Compile(call.Cards, copies: 0);
        var tenfold = CopiedRules.Compile(call.Cards, copies: TenTimes - 1);
        var (small, big) = (new Join(200), new Join(2000));
        var rounds = new Rounds();
        rounds.Add("scan", () => call.Scan());
        rounds.Add("request", () => call.Answer());
        rounds.Add("inference", () => call.Infer());
        rounds.Add("rules", () => call.AnswerWith(once, writer));
        rounds.Add("rules*10", () => call.AnswerWith(tenfold, writer));
        rounds.Add("request*10", () => large.Answer());
        rounds.Add("join200", () => small.Run());
        rounds.Add("join2000", () => big.Run());
        return rounds.Measure(warmUp: TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(15));
    }

    private static void Line(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.000}"));
}
