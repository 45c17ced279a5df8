using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Trust;

/// <summary>What a client's profile changes, beside the same call by a client that takes everything.</summary>
public sealed class ClientProfileTests
{
    private const string Sign = "/cds-services/se-vgr-order-sign";
    private const string Overdue = "denosumab/more-than-seven-months";

    [Fact]
    public async Task Without_a_profile_drugs_are_alternatives_that_bring_their_supplement()
    {
        var card = Alternatives(await Ask("generic", Calls.Demo("order-sign-prednisolone"), Sign));
        Assert.Equal("at-most-one", (string?)card["selectionBehavior"]);
        Assert.Contains(card["suggestions"]!.AsArray(), s => s!["actions"]!.AsArray().Count > 1);
        Assert.DoesNotContain("only one should be ordered", (string)card["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Epic_gets_one_action_a_suggestion_labelled_as_the_action_is_described()
    {
        var whole = Alternatives(await Ask("generic", Calls.Demo("order-sign-prednisolone"), Sign));
        var card = Alternatives(await Ask("epic", Calls.Demo("order-sign-prednisolone"), Sign));
        var suggestions = card["suggestions"]!.AsArray();
        Assert.All(suggestions, s => Assert.Equal((string?)s!["label"], (string?)Assert.Single(s["actions"]!.AsArray())!["description"]));
        // Everything is still offered, and the supplement of the alternatives no more than once.
        Assert.Equal(
            whole["suggestions"]!.AsArray().SelectMany(s => s!["actions"]!.AsArray()).Select(Ordered).Distinct().Order(StringComparer.Ordinal),
            suggestions.Select(s => Ordered(s!["actions"]![0])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Epic_gets_one_suggestion_for_each_laboratory_test()
    {
        var whole = await Ask("generic", Calls.Patient("denosumab/order-with-low-calcium"), Sign);
        var alone = await Ask("epic", Calls.Patient("denosumab/order-with-low-calcium"), Sign);
        Assert.Contains(Suggestions(whole), s => s["actions"]!.AsArray().Count > 1);
        Assert.All(Suggestions(alone), s => Assert.Single(s["actions"]!.AsArray()));
        Assert.Equal(Suggestions(whole).Sum(s => s["actions"]!.AsArray().Count), Suggestions(alone).Count);
        Assert.Equal(Suggestions(alone).Count, Suggestions(alone).Select(s => (string)s["uuid"]!).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Epic_knows_any_only_so_that_alternatives_are_told_in_words_and_none_is_chosen_beforehand()
    {
        var reply = await Ask("epic", Calls.Demo("order-sign-prednisolone"), Sign);
        Assert.All(reply.Json["cards"]!.AsArray().Where(c => c!["suggestions"] is not null), c => Assert.Equal("any", (string?)c!["selectionBehavior"]));
        Assert.Contains("only one should be ordered", (string)Alternatives(reply)["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("isRecommended", reply.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Epic_gets_uuids_and_topic_codes_of_at_most_a_hundred_characters()
    {
        using var service = Calls.Trusting(("Trust:Clients:0:Profile", "epic"));
        var clinic = (Clinic)service.Services.GetService(typeof(Clinic))!;
        Assert.All(clinic.Library.Cards.Keys, code => Assert.InRange(code.Length, 1, 100));
        var reply = await service.Ask(Calls.Patient(Overdue), "/cds-services/se-vgr-patient-view");
        Assert.NotEmpty(reply.Json["cards"]!.AsArray());
        Assert.All(reply.Json["cards"]!.AsArray(), c => Assert.True(Guid.TryParse((string?)c!["uuid"], out _)));
    }

    [Fact]
    public async Task Oracle_sees_services_of_patient_view_only()
    {
        using var service = Calls.Trusting(("Trust:Clients:0:Profile", "oracle"));
        Assert.Equal(["dk-dsam-patient-view", "no-patient-view", "se-vgr-patient-view"], (await service.Discover()).Order(StringComparer.Ordinal));
        using var response = await service.Post(Sign, Calls.Demo("order-sign-prednisolone"));
        await HookReply.Refused(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Oracle_gets_the_cards_of_1_0_and_no_pop_up()
    {
        var whole = await Ask("generic", Calls.Patient(Overdue), "/cds-services/se-vgr-patient-view");
        var reply = await Ask("oracle", Calls.Patient(Overdue), "/cds-services/se-vgr-patient-view");
        var before = whole.Json["cards"]!.AsArray();
        Assert.Contains(before, c => (string?)c!["indicator"] == "critical");
        Assert.Contains(before, c => (string?)c!["selectionBehavior"] == "any");
        Assert.Contains(before, c => c!["overrideReasons"] is not null);

        Assert.Equal(whole.Cards, reply.Cards);
        Assert.All(reply.Json["cards"]!.AsArray(), c =>
        {
            Assert.NotEqual("critical", (string?)c!["indicator"]);
            Assert.Null(c["overrideReasons"]);
            Assert.Equal(c["suggestions"] is null ? null : "at-most-one", (string?)c["selectionBehavior"]);
        });
        // What the rule says is another matter than how it is shown.
        Assert.Contains("\"indicator\":\"critical\"", reply.Json["extension"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_gets_what_everybody_gets()
    {
        var whole = await Ask("generic", Calls.Demo("order-sign-prednisolone"), Sign);
        var sandbox = await Ask("sandbox", Calls.Demo("order-sign-prednisolone"), Sign);
        Assert.Equal(WithoutUuids(whole.Json), WithoutUuids(sandbox.Json));
    }

    private static async Task<HookReply> Ask(string profile, HookBody body, string path)
    {
        using var service = Calls.Trusting(("Trust:Clients:0:Profile", profile), ("Trust:Clients:0:Language", "en"));
        return await service.Ask(body, path);
    }

    private static JsonObject Alternatives(HookReply reply) =>
        reply.Json["cards"]!.AsArray().First(c => (string?)c!["source"]!["topic"]!["code"] == "glucocorticoid-without-prophylaxis")!.AsObject();

    private static IReadOnlyList<JsonObject> Suggestions(HookReply reply) =>
        [.. reply.Json["cards"]!.AsArray().SelectMany(c => c!["suggestions"]?.AsArray().Select(s => s!.AsObject()) ?? [])];

    private static string Ordered(JsonNode? action) => ((action!["resource"]!["medicationCodeableConcept"] ?? action["resource"]!["code"])!["coding"]![0]!["code"])!.GetValue<string>();

    private static string WithoutUuids(JsonNode node)
    {
        var copy = node.DeepClone();
        foreach (var card in copy["cards"]!.AsArray())
        {
            card!.AsObject().Remove("uuid");
            foreach (var suggestion in card["suggestions"]?.AsArray() ?? [])
            {
                suggestion!.AsObject().Remove("uuid");
            }
        }

        return copy.ToJsonString();
    }
}
