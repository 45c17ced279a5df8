using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Reports;

/// <summary>A check and what came of it.</summary>
internal sealed record Result(Check Check, Verdict Verdict)
{
    public Outcome Outcome => Verdict.Ruling switch
    {
        Ruling.Kept => Outcome.Pass,
        Ruling.NotSeen => Outcome.NotSeen,
        Ruling.Skipped => Outcome.Skipped,
        _ => Check.Level == Level.Must ? Outcome.Fail : Outcome.Warn,
    };

    /// <summary>Where it does not hold, or why it was not tried.</summary>
    public string Note(int places) => Verdict.Places.Count <= places
        ? string.Join("; ", Verdict.Places.Append(Verdict.Reason).Where(p => p.Length > 0))
        : $"{string.Join("; ", Verdict.Places.Take(places))}; and {Verdict.Places.Count - places} more";
}
