using System.Globalization;
using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>Feedback on a card that the examples brought, or on one that nobody issued.</summary>
internal static class Feedback
{
    /// <summary>A service that issued a card with a uuid, the card, and a suggestion of it.</summary>
    private sealed record Subject(ListedService Service, string Card, string Suggestion);

    /// <summary>Asks once whether feedback is taken at all: the card is known, so 404 and 405 speak of the address.</summary>
    public static async Task<bool> IsTaken(Examination exam)
    {
        if (exam.TakesFeedback is null)
        {
            var accepted = await exam.Ask(Accepted(exam));
            exam.TakesFeedback = !IsNotThere(accepted.Status) || !IsNotThere((await exam.Ask(Body(exam, "{}"))).Status);
        }

        return exam.TakesFeedback.Value;
    }

    public static Task<Verdict> Taken(Examination exam, params Func<Examination, Probe>[] probes) =>
        Judge(exam, s => s is >= 200 and < 300, probes);

    public static Task<Verdict> Refused(Examination exam, params Func<Examination, Probe>[] probes) =>
        Judge(exam, s => s is 400 or 415 or 422, probes);

    public static Probe Accepted(Examination exam) => Items(exam, Item(exam, "accepted"));

    public static Probe Items(Examination exam, params JsonNode[] items) =>
        Body(exam, new JsonObject { ["feedback"] = new JsonArray(items) }.ToJsonString());

    public static Probe Body(Examination exam, string text) => Probe.Post(Of(exam).Service.FeedbackPath, text);

    public static JsonObject Item(Examination exam, string outcome, Action<JsonObject>? change = null)
    {
        var subject = Of(exam);
        var item = new JsonObject { ["card"] = subject.Card, ["outcome"] = outcome, ["outcomeTimestamp"] = Earlier(exam.FeedbackItems++) };
        if (outcome == "accepted")
        {
            item["acceptedSuggestions"] = new JsonArray(new JsonObject { ["id"] = subject.Suggestion });
        }

        change?.Invoke(item);
        return item;
    }

    // A second of its own for each item, so that only what is meant to be a repetition is one.
    private static string Earlier(int seconds) =>
        TimeProvider.System.GetUtcNow().AddSeconds(-seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static bool IsNotThere(int status) => status is 404 or 405 or 501;

    private static async Task<Verdict> Judge(Examination exam, Func<int, bool> isRight, Func<Examination, Probe>[] probes) =>
        await IsTaken(exam)
            ? await Expect.Status(exam, isRight, probes.Select(p => p(exam)))
            : throw new NotPossibleException("feedback is not offered");

    private static Subject Of(Examination exam) => (
        from answer in exam.Answers
        let root = Received.Root(answer)
        where root is not null
        from card in root.Value.Items("cards")
        where card.TextOf("uuid") is not null
        let suggestion = card.Items("suggestions").Select(s => s.TextOf("uuid")).FirstOrDefault(u => u is not null)
        orderby suggestion is null
        select new Subject(answer.Service, card.TextOf("uuid")!, suggestion ?? Guid.NewGuid().ToString())).FirstOrDefault()
        ?? new Subject(exam.Main, Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
}
