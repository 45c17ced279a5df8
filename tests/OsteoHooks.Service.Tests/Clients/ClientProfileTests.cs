using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Clients;

/// <summary>What a client's profile changes, beside the same call by a client that takes everything.</summary>
public sealed class ClientProfileTests(ProfiledServices services) : IClassFixture<ProfiledServices>
{
    private const string Sign = "/cds-services/se-vgr-order-sign";

    /// <summary>Two drugs are offered, each with a supplement, and two requests.</summary>
    private const string TwoDrugs = "hormonal-cancer-therapy/letrozole-low-bone-density";

    /// <summary>A critical card with several tests in one suggestion.</summary>
    private const string LowCalcium = "denosumab/due-with-low-ionised-calcium";

    [Fact]
    public async Task Without_a_profile_drugs_are_alternatives_that_bring_their_supplement()
    {
        var card = Alternatives(await Ask("generic", Calls.Patient(TwoDrugs), Calls.PatientView));
        Assert.Equal("at-most-one", (string?)card["selectionBehavior"]);
        Assert.Contains(card["suggestions"]!.AsArray(), s => s!["actions"]!.AsArray().Count > 1);
        Assert.DoesNotContain("only one should be ordered", (string)card["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Epic_gets_one_action_a_suggestion_labelled_as_the_action_is_described()
    {
        var whole = Alternatives(await Ask("generic", Calls.Patient(TwoDrugs), Calls.PatientView));
        var card = Alternatives(await Ask("epic", Calls.Patient(TwoDrugs), Calls.PatientView));
        var suggestions = card["suggestions"]!.AsArray();
        Assert.All(suggestions, s => Assert.Equal((string?)s!["label"], (string?)Assert.Single(s["actions"]!.AsArray())!["description"]));
        // Everything is still offered, and the supplement of the alternatives no more than once.
        Assert.Equal(
            whole["suggestions"]!.AsArray().SelectMany(s => s!["actions"]!.AsArray()).Select(Ordered).Distinct()
                .Order(StringComparer.Ordinal),
            suggestions.Select(s => Ordered(s!["actions"]![0])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Epic_gets_one_suggestion_for_each_laboratory_test()
    {
        var whole = await Ask("generic", Calls.Patient(LowCalcium), Calls.PatientView);
        var alone = await Ask("epic", Calls.Patient(LowCalcium), Calls.PatientView);
        Assert.Contains(Suggestions(whole), s => s["actions"]!.AsArray().Count > 1);
        Assert.All(Suggestions(alone), s => Assert.Single(s["actions"]!.AsArray()));
        Assert.Equal(Suggestions(whole).Sum(s => s["actions"]!.AsArray().Count), Suggestions(alone).Count);
        Assert.Equal(Suggestions(alone).Count, Suggestions(alone).Select(s => (string)s["uuid"]!).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Epic_knows_any_only_so_that_alternatives_are_told_in_words_and_none_is_chosen_beforehand()
    {
        var reply = await Ask("epic", Calls.Patient(TwoDrugs), Calls.PatientView);
        Assert.All(reply.Json["cards"]!.AsArray().Where(c => c!["suggestions"] is not null), c =>
            Assert.Equal("any", (string?)c!["selectionBehavior"]));
        Assert.Contains("only one should be ordered", (string)Alternatives(reply)["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("isRecommended", reply.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Epic_gets_uuids_and_topic_codes_of_at_most_a_hundred_characters()
    {
        var clinic = services.Of("epic").Services.GetRequiredService<Clinic>();
        Assert.All(clinic.Library.Cards.Keys, code => Assert.InRange(code.Length, 1, 100));
        var reply = await Ask("epic", Calls.Patient(LowCalcium), Calls.PatientView);
        Assert.NotEmpty(reply.Json["cards"]!.AsArray());
        Assert.All(reply.Json["cards"]!.AsArray(), c => Assert.True(Guid.TryParse((string?)c!["uuid"], out _)));
    }

    [Fact]
    public async Task Oracle_sees_services_of_patient_view_only()
    {
        var service = services.Of("oracle");
        Assert.Equal(["dk-dsam-patient-view", "no-patient-view", "se-vgr-patient-view"],
            (await service.Discover()).Order(StringComparer.Ordinal));
        using var response = await service.Post(Sign, Calls.Demo("order-sign-prednisolone"));
        await HookReply.Refused(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Oracle_gets_the_cards_of_1_0_and_no_pop_up()
    {
        var whole = await Ask("generic", Calls.Patient(LowCalcium), Calls.PatientView);
        var reply = await Ask("oracle", Calls.Patient(LowCalcium), Calls.PatientView);
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
        var whole = await Ask("generic", Calls.Patient(TwoDrugs), Calls.PatientView);
        var sandbox = await Ask("sandbox", Calls.Patient(TwoDrugs), Calls.PatientView);
        Assert.Equal(WithoutUuids(whole.Json), WithoutUuids(sandbox.Json));
    }

    private Task<HookReply> Ask(string profile, HookBody body, string path) => services.Of(profile).Ask(body, path);

    private static JsonObject Alternatives(HookReply reply) =>
        reply.Json["cards"]!.AsArray()
            .First(c => (string?)c!["source"]!["topic"]!["code"] == "aromatase-inhibitor-low-bone-density-untreated")!.AsObject();

    private static IReadOnlyList<JsonObject> Suggestions(HookReply reply) =>
        [.. reply.Json["cards"]!.AsArray().SelectMany(c => c!["suggestions"]?.AsArray().Select(s => s!.AsObject()) ?? [])];

    private static string Ordered(JsonNode? action) =>
        ((action!["resource"]!["medicationCodeableConcept"] ?? action["resource"]!["code"])!["coding"]![0]!["code"])!.GetValue<string>();

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

/// <summary>One service for each profile, answering in English.</summary>
public sealed class ProfiledServices : IDisposable
{
    private readonly Dictionary<string, TrustedService> _byProfile = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var service in _byProfile.Values)
        {
            service.Dispose();
        }
    }

    internal TrustedService Of(string profile) =>
        _byProfile.TryGetValue(profile, out var service)
            ? service
            : _byProfile[profile] = Calls.Trusting(("Trust:Clients:0:Profile", profile), ("Trust:Clients:0:Language", "en"));
}
