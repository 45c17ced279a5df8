namespace OsteoHooks.Cli.Conform;

internal enum Outcome
{
    Pass,

    /// <summary>A MUST that does not hold.</summary>
    Fail,

    /// <summary>A SHOULD, MAY or inferred rule that does not hold.</summary>
    Warn,
    NotSeen,
    Skipped,
}

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

/// <summary>What the examination of one service came to.</summary>
internal sealed record Report(string Root, DateTimeOffset At, IReadOnlyList<string> Services, int Requests, IReadOnlyList<Result> Results)
{
    public int Count(Outcome outcome) => Results.Count(r => r.Outcome == outcome);

    public bool Conforms => Count(Outcome.Fail) == 0;

    public string Summary =>
        $"{Results.Count} checks, {Requests} requests, {Services.Count} services: {Count(Outcome.Pass)} pass, {Count(Outcome.Fail)} fail, {Count(Outcome.Warn)} warn, {Count(Outcome.NotSeen)} not seen, {Count(Outcome.Skipped)} skipped";
}
