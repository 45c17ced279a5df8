using System.Text.Json.Nodes;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>Faults of cards and of what surrounds them.</summary>
internal static class AnswerFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("A3", "a null member") { Card = c => c["detail"] = null },
        new("A3", "an empty array") { Card = c => c["links"] = new JsonArray() },
        new("A4", "no cards for nobody")
            { After = (a, r) => _ = r.IsCards && r.Json!["cards"]!.AsArray().Count == 0 && r.Json.AsObject().Remove("cards") },
        new("A5", "a decimal that lost its zero")
            { Answer = a => _ = Update(a) is { } u && (u["extension"]![0]!["valueDecimal"] = 1) is not null },
        new("A6", "a comment") { After = (a, r) => r.Prefix = r.IsCards ? "/* cards */" : "" },
        new("A9", "cards as text") { After = (a, r) => r.ContentType = r.IsCards ? "text/plain" : r.ContentType },
        new("A9.utf8", "a byte order mark") { After = (a, r) => r.Prefix = r.IsCards ? "\uFEFF" : "" },
        new("F1", "cards that are an object") { Answer = a => a["cards"] = new JsonObject { ["a"] = 1 } },
        new("F1", "half a character") { After =
            (a, r) => r.Text = r.IsCards && r.Json!["cards"]!.AsArray().Count > 0 ? """{"cards":[{"summary":"\ud83e"}]}""" : r.Text },
        new("F2", "204 for no guidance")
            { After = (a, r) => r.Status = r.IsCards && r.Json!["cards"]!.AsArray().Count == 0 ? 204 : r.Status },
        new("G1", "a uuid in capitals") { Card = c => c["uuid"] = ((string)c["uuid"]!).ToUpperInvariant() },
        new("G1.unique", "one uuid for all") { Card = c => c["uuid"] = "5b7f3c1e-2d1a-4c58-8f67-9b0c7f1d2e22" },
        new("G2", "no summary") { Card = c => c.Remove("summary") },
        new("G2.length", "a summary of 140 characters") { Card = c => c["summary"] = new string('x', 140) },
        new("G2.units", "a summary of 140 UTF-16 units") { Card = c => c["summary"] = string.Concat(Enumerable.Repeat("🦴", 70)) },
        new("G2.line", "a summary of two lines") { Card = c => c["summary"] = "one\ntwo" },
        new("G3", "a detail that is a number") { Card = c => c["detail"] = 5 },
        new("G3.html", "a detail with a picture") { Card = c => c["detail"] = "<img src=x>" },
        new("G4", "an indicator of old") { Card = c => c["indicator"] = "hard-stop" },
        new("G5", "no source") { Card = c => c.Remove("source") },
        new("G5.label", "a source without label") { Card = c => c["source"]!.AsObject().Remove("label") },
        new("G6", "no selectionBehavior") { Card = c => c.Remove("selectionBehavior") },
        new("G6.value", "a selectionBehavior that is none") { Card = c => c["selectionBehavior"] = "all" },
        new("G7", "an override reason without display") { Card = c => c["overrideReasons"]![0]!.AsObject().Remove("display") },
        new("G8", "links that are an object") { Card = c => c["links"] = new JsonObject { ["a"] = 1 } },
        new("H1", "a relative source") { Card = c => c["source"]!["url"] = "/small" },
        new("H3", "a relative icon") { Card = c => c["source"]!["icon"] = "small.png" },
        new("H4", "a topic that is text") { Card = c => c["source"]!["topic"] = "bones" },
        new("H5", "a topic without code") { Card = c => c["source"]!["topic"]!.AsObject().Remove("code") },
        new("H5.trim", "a topic with version") { Card = c => c["source"]!["topic"]!["version"] = "1" },
        new("I1", "a suggestion without label") { Card = c => Suggestion(c).Remove("label") },
        new("I3", "a recommendation in words") { Card = c => Suggestion(c)["isRecommended"] = "yes" },
        new("I3.one", "two recommendations where one may be chosen")
            { Card = c => c["suggestions"]!.AsArray().Add(JsonNode.Parse("""{"label":"Another","isRecommended":true}""")) },
        new("I4", "actions that are an object") { Card = c => Suggestion(c)["actions"] = new JsonObject { ["a"] = 1 } },
        new("I5", "an action of another type") { Card = c => Action(c)["type"] = "replace" },
        new("I5.description", "an action without description") { Card = c => Action(c).Remove("description") },
        new("I6", "create without resource") { Card = c => Action(c).Remove("resource") },
        new("I7", "update without id") { Answer = a => Update(a)?.Remove("id") },
        new("I7.whole", "update with a part of the draft") { Answer = a => Update(a)?.Remove("medicationCodeableConcept") },
        new("I8", "delete without resourceId") { Answer = a => Deletion(a)?.Remove("resourceId") },
        new("I8.resource", "delete with the id in resource")
            { Answer = a => _ = Deletion(a) is { } d && (d["resource"] = "draft") is not null },
        new("I9", "create with resourceId") { Card = c => Action(c)["resourceId"] = "ServiceRequest/1" },
        new("I10", "an actionSelectionBehavior") { Card = c => Suggestion(c)["actionSelectionBehavior"] = "any" },
        new("I11", "delete of something else")
            { Answer = a => _ = Deletion(a) is { } d && (d["resourceId"] = "MedicationRequest/other") is not null },
        new("J1.label", "a link without label") { Card = c => Link(c, 0).Remove("label") },
        new("J1.url", "a link without url") { Card = c => Link(c, 0).Remove("url") },
        new("J1.type", "a link of another type") { Card = c => Link(c, 0)["type"] = "web" },
        new("J2", "an appContext on an absolute link") { Card = c => Link(c, 0)["appContext"] = "x" },
        new("J3", "an appContext that is no string") { Card = c => Link(c, 1)["appContext"] = 5 },
        new("J4", "autolaunchable in words") { Card = c => Link(c, 1)["autolaunchable"] = "no" },
        new("J5", "an absolute link that is relative") { Card = c => Link(c, 0)["url"] = "/why" },
        new("J5.smart", "a smart link with launch") { Card = c => Link(c, 1)["url"] = "https://app.example/launch?launch=1" },
        new("K1", "a system action of another type")
            { Answer = a => _ = a["systemActions"]?[0] is { } s && (s["type"] = "replace") is not null },
        new("K1.resource", "a system action without resource") { Answer = a => a["systemActions"]?[0]!.AsObject().Remove("resource") },
        new("N3", "an extension that is an array") { Card = c => c["extension"] = new JsonArray(1) },
        new("N3.names", "an extension with a short name") { Card = c => c["extension"] = new JsonObject { ["small"] = new JsonObject() } },
    ];

    private static JsonObject Suggestion(JsonObject card) => card["suggestions"]![0]!.AsObject();

    private static JsonObject Action(JsonObject card) => Suggestion(card)["actions"]![0]!.AsObject();

    private static JsonObject Link(JsonObject card, int index) => card["links"]![index]!.AsObject();

    /// <summary>The updated draft, where there is one.</summary>
    private static JsonObject? Update(JsonObject answer) => Of(answer, "update")?["resource"]!.AsObject();

    private static JsonObject? Deletion(JsonObject answer) => Of(answer, "delete");

    private static JsonObject? Of(JsonObject answer, string type) =>
        answer["cards"]![0]!["suggestions"]!.AsArray().SelectMany(s => s!["actions"]?.AsArray() ?? [])
            .SingleOrDefault(a => (string?)a!["type"] == type)?.AsObject();
}
