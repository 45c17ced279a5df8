using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>The small service's guidance: one card with everything that a card may have, where any condition is on record.</summary>
internal static class SmallCards
{
    private static readonly string[] Types = ["application/json", "application/fhir+json"];

    public static Reply Answer(Asked asked, string hook, Func<string, bool> keeps, HashSet<string> issued)
    {
        if (!Types.Contains(asked.ContentType.Split(';')[0].Trim()))
        {
            return Reply.Outcome(415);
        }

        if (Refusal(asked, hook, keeps) is { } refusal)
        {
            return refusal;
        }

        var answer = asked.Prefetch?["conditions"]?["entry"] is JsonArray { Count: > 0 }
            ? Guidance(asked) : new JsonObject { ["cards"] = new JsonArray() };
        foreach (var card in answer["cards"]!.AsArray())
        {
            issued.Add((string)card!["uuid"]!);
        }

        return new Reply(200, answer) { Headers = { ["Cache-Control"] = "no-store" } };
    }

    private static Reply? Refusal(Asked asked, string hook, Func<string, bool> keeps)
    {
        if (asked.Call is not { } call
            || !IsText(call["hook"], "D2.hook", keeps) || !IsText(call["hookInstance"], "D2.hookInstance", keeps)
            || (call["context"] is not JsonObject && (call["context"] is not null || keeps("D2.context")))
            || (call["hook"] is not null && (string?)call["hook"] != hook && keeps("D9"))
            || (asked.Context is { } context && !IsText(context["patientId"], "O3", keeps))
            || (call["fhirAuthorization"] is not null && call["fhirServer"] is null && keeps("D5")))
        {
            return Reply.Outcome(400);
        }

        return asked.Prefetch?["patient"] is JsonObject ? null : Reply.Outcome(412);
    }

    private static bool IsText(JsonNode? node, string rule, Func<string, bool> keeps) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Length > 0 : node is null && !keeps(rule);

    private static JsonObject Guidance(Asked asked)
    {
        var answer = JsonNode.Parse($$"""
            {"cards":[{"uuid":"{{Guid.NewGuid()}}","summary":"Bones need a look","detail":"**Look** <https://example.org/why>","indicator":"warning",
             "source":{"label":"Small","url":"https://example.org/small","icon":"https://example.org/small.png","topic":{"system":"urn:example:topic","code":"bones","display":"Bones"} },
             "suggestions":[{"label":"Order DXA","uuid":"{{Guid.NewGuid()}}","isRecommended":true,"actions":[{"type":"create","description":"A referral","resource":{"resourceType":"ServiceRequest","status":"draft"} }]}],
             "selectionBehavior":"at-most-one","overrideReasons":[{"code":"done","system":"urn:example:reason","display":"Done"}],
             "links":[{"label":"Why","url":"https://example.org/why","type":"absolute"},{"label":"App","url":"https://app.example/launch","type":"smart","appContext":"{\"a\":1}","autolaunchable":false}],
             "extension":{"org.example.small":{"a":[]} } }]}
            """)!.AsObject();
        if (asked.Context?["draftOrders"]?["entry"]?[0]?["resource"] is JsonObject draft)
        {
            var reference = $"{(string?)draft["resourceType"]}/{(string?)draft["id"]}";
            var suggestions = answer["cards"]![0]!["suggestions"]!.AsArray();
            suggestions.Add(JsonNode.Parse(
                $$"""{"label":"Change","uuid":"{{Guid.NewGuid()}}","actions":[{"type":"update","description":"The changed order","resource":{{draft.ToJsonString()}} }]}"""));
            suggestions.Add(JsonNode.Parse(
                $$"""{"label":"Drop","uuid":"{{Guid.NewGuid()}}","actions":[{"type":"delete","description":"Without the order","resourceId":"{{reference}}"}]}"""));
            answer["systemActions"] = new JsonArray(JsonNode.Parse($$"""{"type":"update","resource":{{draft.ToJsonString()}} }"""));
        }

        return answer;
    }
}
