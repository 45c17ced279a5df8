using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Checks;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Reports;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform;

/// <summary>All checks, one after the other: first those that ask, then those that judge what came.</summary>
internal static class ConformRun
{
    /// <exception cref="NoReportException">Nobody answers, or only with a token.</exception>
    public static async Task<Report> Examine(ConformOptions options, CancellationToken cancel)
    {
        using var exam = await Examination.Begin(options, cancel);
        if (exam.Services.Count == 0 && options.Services.Count > 0 && Received.Entries(exam).Any())
        {
            throw new NoReportException("Discovery lists none of the services that --service names.");
        }

        var verdicts = new Dictionary<Check, Verdict>();
        foreach (var check in Sections.All.OrderBy(c => c.ComesLast))
        {
            verdicts[check] = await Judge(check, exam);
        }

        return new(exam.Root, TimeProvider.System.GetUtcNow(), [.. exam.Services.Select(s => s.Id)], exam.Seen.Count,
            [.. Sections.All.Select(c => new Result(c, verdicts[c]))]);
    }

    private static async Task<Verdict> Judge(Check check, Examination exam)
    {
        try
        {
            return await check.Run(exam);
        }
        catch (NotPossibleException reason)
        {
            return Verdict.Skipped(reason.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            return Verdict.Skipped("an answer is too long to judge");
        }
    }
}
