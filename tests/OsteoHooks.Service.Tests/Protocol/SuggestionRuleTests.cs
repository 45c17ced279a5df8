using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section I: suggestions and actions, asserted on every answer.</summary>
public sealed class SuggestionRuleTests(RunningService service)
{
    [Fact]
    public Task I1_Every_suggestion_has_a_label() => EachSuggestion(s => Assert.NotEmpty((string)s["label"]!));

    [Fact]
    public async Task I2_Every_suggestion_has_a_uuid_of_its_own()
    {
        var uuids = (await EveryAnswer.Of(service)).SelectMany(a => a.Suggestions).Select(s => Guid.ParseExact((string)s["uuid"]!, "D"))
            .ToList();
        Assert.NotEmpty(uuids);
        Assert.Equal(uuids.Count, uuids.Distinct().Count());
    }

    [Fact]
    public Task I3_No_suggestion_is_recommended_over_another() => EachSuggestion(s => Assert.False(s.ContainsKey("isRecommended")));

    [Fact]
    public Task I4_Every_suggestion_has_actions() => EachSuggestion(s => Assert.NotEmpty(s["actions"]!.AsArray()));

    [Fact]
    public Task I5_Every_action_has_a_type_and_a_description() => EachAction((a, _) =>
    {
        Assert.Contains((string)a["type"]!, new[] { "create", "update" });
        Assert.NotEmpty((string)a["description"]!);
    });

    [Fact]
    public Task I6_What_is_created_is_a_new_draft_for_this_patient() => EachAction(
        (a, answer) =>
        {
            var resource = a["resource"]!.AsObject();
            Assert.False(resource.ContainsKey("id"));
            Assert.Equal("draft", (string?)resource["status"]);
            Assert.Equal($"Patient/{answer.Request["context"]!["patientId"]}", (string?)resource["subject"]!["reference"]);
        },
        type: "create");

    [Fact]
    public Task I7_What_is_updated_comes_whole() => EachAction(
        (a, answer) => Assert.Equal(Draft(answer, a)!.Select(m => m.Key), a["resource"]!.AsObject().Select(m => m.Key)),
        type: "update");

    [Fact]
    public Task I8_Nothing_is_deleted() => EachAction((a, _) => Assert.NotEqual("delete", (string?)a["type"]));

    [Fact]
    public Task I9_No_action_names_a_resource_beside_the_one_it_brings() => EachAction((a, _) => Assert.False(a.ContainsKey("resourceId")));

    [Fact]
    public async Task I10_actionSelectionBehavior_is_never_used() =>
        Assert.All(await EveryAnswer.Of(service), a => Assert.DoesNotContain("actionSelectionBehavior", a.Text, StringComparison.Ordinal));

    [Fact]
    public Task I11_What_is_updated_is_a_draft_of_the_request() =>
        EachAction((a, answer) => Assert.NotNull(Draft(answer, a)), type: "update");

    private async Task EachSuggestion(Action<JsonObject> holds)
    {
        var suggestions = (await EveryAnswer.Of(service)).SelectMany(a => a.Suggestions).ToList();
        Assert.NotEmpty(suggestions);
        Assert.All(suggestions, holds);
    }

    private async Task EachAction(Action<JsonObject, Answered> holds, string? type = null)
    {
        var actions = (await EveryAnswer.Of(service))
            .SelectMany(answer =>
            answer.Actions.Where(a => type is null || (string?)a["type"] == type).Select(a => (Action: a, Answer: answer))).ToList();
        Assert.NotEmpty(actions);
        Assert.All(actions, a => holds(a.Action, a.Answer));
    }

    private static JsonObject? Draft(Answered answer, JsonObject action) =>
        answer.Request["context"]!["draftOrders"]!["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject())
            .FirstOrDefault(r => (string?)r["id"] == (string?)action["resource"]!["id"]
            && (string?)r["resourceType"] == (string?)action["resource"]!["resourceType"]);
}
