using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>What of the answers a rule is about.</summary>
internal static class Received
{
    /// <summary>The entries of discovery.</summary>
    public static IEnumerable<Located> Entries(Examination exam) => Discovery(exam).SelectMany(d => d.Items("services"));

    public static IEnumerable<Located> Discovery(Examination exam) =>
        exam.Discovery is { IsOk: true, Json: { } json } ? [new("discovery $", json)] : [];

    /// <summary>Each prefetch member, with the entry that it belongs to.</summary>
    public static IEnumerable<(Located Entry, Located Template)> Templates(Examination exam) =>
        Entries(exam).SelectMany(e => e.Member("prefetch")?.Members().Select(t => (e, t)) ?? []);

    /// <summary>The examples' answers that are JSON objects.</summary>
    public static IEnumerable<Located> Answers(Examination exam) => exam.Answers.Select(Root).OfType<Located>().Where(a => a.IsObject);

    public static IEnumerable<Located> Cards(Examination exam) => Answers(exam).SelectMany(a => a.Items("cards"));

    public static IEnumerable<Located> Sources(Examination exam) => Cards(exam).Select(c => c.Member("source")).OfType<Located>();

    public static IEnumerable<Located> Topics(Examination exam) => Sources(exam).Select(s => s.Member("topic")).OfType<Located>();

    public static IEnumerable<Located> OverrideReasons(Examination exam) => Cards(exam).SelectMany(c => c.Items("overrideReasons"));

    public static IEnumerable<Located> Links(Examination exam) => Cards(exam).SelectMany(c => c.Items("links"));

    public static IEnumerable<Located> Suggestions(Examination exam) => Cards(exam).SelectMany(c => c.Items("suggestions"));

    public static IEnumerable<Located> SuggestedActions(Examination exam) => Suggestions(exam).SelectMany(s => s.Items("actions"));

    public static IEnumerable<Located> SystemActions(Examination exam) => Answers(exam).SelectMany(a => a.Items("systemActions"));

    public static Located? Root(ExampleAnswer answer) =>
        answer.Exchange is { IsOk: true, Json: { } json } ? new($"{answer.Service.Id} ({answer.Example}) $", json) : null;

    /// <summary>Answers of 4xx and 5xx that have a body to explain themselves with.</summary>
    public static IEnumerable<Exchange> Refusals(Examination exam) =>
        exam.Seen.Where(e => e.Status is >= 400 and not 401 && e.Probe.Method is not ("HEAD" or "OPTIONS"));

    public static IEnumerable<Exchange> Unauthorised(Examination exam) =>
        exam.Seen.Where(e => e.Status == 401 && e.Probe.Method != "OPTIONS");

    public static IEnumerable<Exchange> JsonAnswers(Examination exam) => exam.Seen.Where(e => e is { Status: 200, IsHtml: false }
        && e.Body.Length > 0 && e.Probe.Path.StartsWith(Examination.DiscoveryPath, StringComparison.Ordinal));
}
