using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>L: feedback.</summary>
internal static class FeedbackChecks
{
    public static IReadOnlyList<Check> All =>
    [
        new("L1", Level.May, "feedback is taken at {base}/cds-services/{id}/feedback",
            async e => await Feedback.IsTaken(e) ? Verdict.Kept : Verdict.NotSeen("feedback is not offered")),
        new("L2", Level.Must, "a body without the array feedback is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Body(x, "{}"), x => Feedback.Body(x, "{\"feedback\":{}}"))),
        new("L2.json", Level.Must, "a body that is no JSON is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Body(x, "{\"feedback\":["))),
        new("L2.batch", Level.Must, "several items come in one body",
            e => Feedback.Taken(e, x => Feedback.Items(x, Feedback.Item(x, "accepted"), Feedback.Item(x, "accepted")))),
        new("L2.repeat", Level.Must, "the same feedback may come again", Repeated),
        new("L3.accepted", Level.Must, "one accepted suggestion is taken, and several",
            e => Feedback.Taken(e, Feedback.Accepted, x => Feedback.Items(x, Feedback.Item(x, "accepted", AddSuggestion)))),
        new("L3.card", Level.Must, "an item without card is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Items(x, Feedback.Item(x, "accepted", i => i.Remove("card"))))),
        new("L3.outcome", Level.Must, "an outcome other than accepted or overridden is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Items(x, Feedback.Item(x, "ignored")),
                x => Feedback.Items(x, Feedback.Item(x, "accepted", i => i.Remove("outcome"))))),
        new("L3.suggestions", Level.Must, "accepted without acceptedSuggestions is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Items(x, Feedback.Item(x, "accepted", i => i.Remove("acceptedSuggestions"))))),
        new("L3.time", Level.Must, "an item without a legible outcomeTimestamp is refused with 400",
            e => Feedback.Refused(e, x => Feedback.Items(x, Feedback.Item(x, "accepted", i => i.Remove("outcomeTimestamp"))),
                x => Feedback.Items(x, Feedback.Item(x, "accepted", i => i["outcomeTimestamp"] = "yesterday")))),
        new("L3.fraction", Level.Must, "an outcomeTimestamp may have fractions",
            e => Feedback.Taken(e, x => Feedback.Items(x, Feedback.Item(x, "accepted",
                i => i["outcomeTimestamp"] = ((string)i["outcomeTimestamp"]!).Replace("Z", ".1234567Z", StringComparison.Ordinal))))),
        new("L3.reason", Level.Must, "overridden with a reason and a comment is taken",
            e => Feedback.Taken(e, x => Feedback.Items(x, Feedback.Item(x, "overridden", i => Because(i, "https://example.org/reasons"))))),
        new("L4", Level.Must, "overridden without a reason is taken",
            e => Feedback.Taken(e, x => Feedback.Items(x, Feedback.Item(x, "overridden")))),
        new("L6", Level.Inferred, "the token's aud may be the service's address instead of the feedback's", ForService),
        new("L7", Level.Inferred, "feedback on a card that nobody knows is taken, never 404",
            e => Feedback.Taken(e, x => Feedback.Items(x, Unknown(x)))),
        new("L7.body", Level.Inferred, "the answer is empty or a JSON object", EmptyOrObject),
        new("L9", Level.Inferred, "a reason without system is taken",
            e => Feedback.Taken(e, x => Feedback.Items(x, Feedback.Item(x, "overridden", i => Because(i, null))))),
    ];

    private static JsonObject Unknown(Examination exam) => Feedback.Item(exam, "accepted", i => i["card"] = Guid.NewGuid().ToString());

    private static void AddSuggestion(JsonObject item) =>
        item["acceptedSuggestions"]!.AsArray().Add(new JsonObject { ["id"] = Guid.NewGuid().ToString() });

    private static void Because(JsonObject item, string? system)
    {
        var reason = new JsonObject { ["code"] = "conform" };
        if (system is not null)
        {
            reason["system"] = system;
        }

        item["overrideReason"] = new JsonObject { ["reason"] = reason, ["userComment"] = "conformance check" };
    }

    private static Task<Verdict> Repeated(Examination exam)
    {
        var probe = Feedback.Accepted(exam);
        return Feedback.Taken(exam, _ => probe, _ => probe);
    }

    private static Task<Verdict> ForService(Examination exam)
    {
        var key = exam.Key;
        return Feedback.Taken(exam, x => Feedback.Accepted(x) with
            { Token = audience => Token.For(key, x.Options.Issuer, audience[..^"/feedback".Length]).Signed(key) });
    }

    private static async Task<Verdict> EmptyOrObject(Examination exam)
    {
        if (!await Feedback.IsTaken(exam))
        {
            throw new NotPossibleException("feedback is not offered");
        }

        var exchange = await exam.Ask(Feedback.Accepted(exam));
        return Verdict.Of(exchange.Body.Length == 0 || exchange.Json is { ValueKind: System.Text.Json.JsonValueKind.Object },
            exchange.Place);
    }
}
