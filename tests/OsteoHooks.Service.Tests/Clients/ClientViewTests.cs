using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Clients;

/// <summary>What a client may call, and what it is shown, is its configuration's.</summary>
public sealed class ClientViewTests
{
    [Fact]
    public async Task Only_the_clients_guidelines_and_hooks_exist_for_it()
    {
        using var service =
            With(("Trust:Clients:0:Guidelines:0", "dk-dsam"), ("Trust:Clients:0:Hooks:0", "patient-view"),
            ("Trust:Clients:0:Hooks:1", "order-sign"));
        Assert.Equal(["dk-dsam-order-sign", "dk-dsam-patient-view"], (await service.Discover()).Order(StringComparer.Ordinal));
        using var other = await service.Post("/cds-services/se-vgr-patient-view", HookBody.Complete());
        await HookReply.Refused(other, HttpStatusCode.NotFound);
        using var hook = await service.Post("/cds-services/dk-dsam-order-select", HookBody.Complete());
        await HookReply.Refused(hook, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_client_that_reads_3_0_sees_the_versions()
    {
        using var service = With(("Trust:Clients:0:Spec", "3.0"));
        using var response = await service.Get("/cds-services");
        var services = JsonNode.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["services"]!.AsArray();
        Assert.All(services, s => Assert.Equal("3.0.0", (string?)s!["version"]));
        Assert.All(services, s => Assert.Equal((string?)s!["hook"] == "order-sign" ? "1.1" : "1.0", (string?)s["hookVersion"]));
    }

    [Fact]
    public async Task A_client_that_reads_2_0_sees_no_versions()
    {
        using var service = With();
        using var response = await service.Get("/cds-services");
        Assert.DoesNotContain(
            "ersion\":", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_is_the_service_under_a_path_of_the_clients_own()
    {
        using var service =
            With(("Trust:Clients:0:Aliases:0:Path", "/epic/bone"), ("Trust:Clients:0:Aliases:0:Service", "se-vgr-patient-view"));
        Assert.Contains("aromatase-inhibitor-without-dxa", (await service.Ask(Anastrozole(), "/epic/bone")).Cards);
        using var nobody = await service.Send(HttpMethod.Post, "/epic/bone", Anastrozole().Content(), token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var wrong = await service.Post("/epic/bone", Anastrozole(), service.Token("/cds-services/se-vgr-patient-view").ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task A_card_that_is_off_is_neither_shown_nor_found()
    {
        using var service = With(("Trust:Clients:0:CardsOff:0", "aromatase-inhibitor-without-dxa"));
        var reply = await service.Ask(Anastrozole());
        Assert.DoesNotContain("aromatase-inhibitor-without-dxa", reply.Cards);
        Assert.DoesNotContain(reply.Findings, f => f.StartsWith("aromatase-inhibitor-without-dxa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clients_language_stands_for_calls_that_ask_for_none()
    {
        using var service = With(("Trust:Clients:0:Language", "en"));
        using var response = await service.Post("/cds-services/se-vgr-patient-view", Anastrozole());
        Assert.Equal("en", response.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task Findings_are_shown_to_a_client_only_as_configured()
    {
        using var service = With(("Trust:Clients:0:Explain", "false"));
        using var response =
            await service.Post("/cds-services/se-vgr-patient-view?explain=true", HookBody.Complete(),
            service.Token("/cds-services/se-vgr-patient-view").ToString());
        Assert.Equal("{\"cards\":[]}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static HookBody Anastrozole() => HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole()));

    private static TrustedService With(params (string Key, string Value)[] settings) =>
        new(settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal));
}
