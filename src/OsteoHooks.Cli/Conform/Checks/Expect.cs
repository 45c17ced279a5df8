using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>What probes must be answered with.</summary>
internal static class Expect
{
    /// <summary>Answered; that it must not be by 204 is for one check alone to say.</summary>
    public static Task<Verdict> Ok(Examination exam, params IEnumerable<Probe> probes) => Status(exam, s => s is 200 or 204, probes);

    /// <summary>Answered, or 412 because the answer needs data that are not there.</summary>
    public static Task<Verdict> OkOrPrecondition(Examination exam, params IEnumerable<Probe> probes) =>
        Status(exam, s => s is 200 or 204 or 412, probes);

    /// <summary>Refused for what it is; not for the address, the method or the caller.</summary>
    public static Task<Verdict> Refused(Examination exam, params IEnumerable<Probe> probes) =>
        Status(exam, s => s is >= 400 and < 500 and not (401 or 403 or 404 or 405 or 408 or 429), probes);

    /// <summary>Answered or refused, but neither broken by it nor left without an answer.</summary>
    public static Task<Verdict> NoFailure(Examination exam, params IEnumerable<Probe> probes) =>
        Status(exam, s => s is >= 200 and < 500, probes);

    public static async Task<Verdict> Status(Examination exam, Func<int, bool> isRight, params IEnumerable<Probe> probes)
    {
        var sightings = new List<(string, bool?)>();
        foreach (var probe in probes)
        {
            var exchange = await exam.Ask(probe);
            sightings.Add((exchange.Place, isRight(exchange.Status)));
        }

        return Verdict.OfAll(sightings);
    }
}
