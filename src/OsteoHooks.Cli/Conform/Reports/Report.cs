namespace OsteoHooks.Cli.Conform.Reports;

/// <summary>What the examination of one service came to.</summary>
internal sealed record Report(string Root, DateTimeOffset At, IReadOnlyList<string> Services, int Requests, IReadOnlyList<Result> Results)
{
    public int Count(Outcome outcome) => Results.Count(r => r.Outcome == outcome);

    public bool Conforms => Count(Outcome.Fail) == 0;

    public string Summary =>
        $"{Results.Count} checks, {Requests} requests, {Services.Count} services: {Count(Outcome.Pass)} pass, {Count(Outcome.Fail)} fail, "
            + $"{Count(Outcome.Warn)} warn, {Count(Outcome.NotSeen)} not seen, {Count(Outcome.Skipped)} skipped";
}
