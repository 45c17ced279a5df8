namespace OsteoHooks.Cli.Conform.Verdicts;

/// <summary>What a check found. Places are JSON paths, service ids, header names and statuses, never content.</summary>
internal sealed record Verdict(Ruling Ruling, IReadOnlyList<string> Places, string Reason = "")
{
    public static readonly Verdict Kept = new(Ruling.Kept, []);

    public static Verdict Of(bool holds, string place) => holds ? Kept : new(Ruling.Broken, [place]);

    public static Verdict NotSeen(string reason) => new(Ruling.NotSeen, [], reason);

    public static Verdict Skipped(string reason) => new(Ruling.Skipped, [], reason);

    /// <param name="sightings">Null: the rule does not apply there.</param>
    public static Verdict OfAll(IEnumerable<(string Place, bool? Holds)> sightings)
    {
        var seen = sightings.Where(s => s.Holds is not null).ToList();
        var broken = seen.Where(s => s.Holds == false).Select(s => s.Place).Distinct().ToList();
        return (seen.Count, broken.Count) switch
        {
            (0, _) => NotSeen(""),
            (_, 0) => Kept,
            _ => new(Ruling.Broken, broken),
        };
    }
}
