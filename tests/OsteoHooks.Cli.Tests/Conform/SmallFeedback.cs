using System.Globalization;
using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>The small service's feedback: every item is looked at, none is kept.</summary>
internal sealed class SmallFeedback(Func<string, bool> keeps)
{
    public HashSet<string> Issued { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<string> _bodies = new(StringComparer.Ordinal);

    public Reply Take(Asked asked)
    {
        if (asked.IsBroken)
        {
            return Reply.Outcome(keeps("L2.json") ? 400 : 500);
        }

        if (asked.Call?["feedback"] is not JsonArray items)
        {
            return keeps("L2") ? Reply.Outcome(400) : new Reply(200, new JsonObject());
        }

        if ((!_bodies.Add(asked.Text) && !keeps("L2.repeat")) || (items.Count > 1 && !keeps("L2.batch")))
        {
            return Reply.Outcome(409);
        }

        if (!items.All(i => i is JsonObject item && IsRight(item)))
        {
            return Reply.Outcome(400);
        }

        return !keeps("L7") && items.Any(i => i!["card"] is { } card && !Issued.Contains((string)card!))
            ? Reply.Outcome(404) : new Reply(200, new JsonObject());
    }

    private bool IsRight(JsonObject item)
    {
        var (outcome, time, reason) = ((string?)item["outcome"], (string?)item["outcomeTimestamp"], item["overrideReason"]?["reason"]);
        var isLegible = DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
        return (item["card"] is not null || !keeps("L3.card"))
            && (outcome is "accepted" or "overridden" || !keeps("L3.outcome"))
            && (outcome != "accepted" || item["acceptedSuggestions"] is JsonArray || !keeps("L3.suggestions"))
            && (item["acceptedSuggestions"] is not JsonArray { Count: > 1 } || keeps("L3.accepted"))
            && (isLegible || !keeps("L3.time"))
            && (keeps("L3.fraction") || time?.Contains('.', StringComparison.Ordinal) != true)
            && (keeps("L3.reason") || reason?["system"] is null)
            && (keeps("L4") || outcome != "overridden" || item["overrideReason"] is not null)
            && (keeps("L9") || reason is null || reason["system"] is not null);
    }
}
