using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section B: discovery.</summary>
public sealed partial class DiscoveryRulesTests(RunningService service)
{
    [Theory]
    [InlineData("/cds-services")]
    [InlineData("/cds-services/")]
    public async Task B1_Discovery_is_always_there(string path)
    {
        using var response = await service.Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task B1_Discovery_is_there_below_a_path_that_a_proxy_adds()
    {
        // The public base ends in /osteo, which the token names and the proxy takes away.
        using var trusted = Calls.Trusting();
        Assert.EndsWith("/osteo", TrustedService.PublicBase, StringComparison.Ordinal);
        Assert.NotEmpty(await trusted.Discover());
    }

    [Fact]
    public async Task B2_The_answer_is_an_object_with_an_array_of_services()
    {
        var json = JsonNode.Parse(
            await service.Http.GetStringAsync(new Uri("/cds-services", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.IsType<JsonArray>(Assert.IsType<JsonObject>(json)["services"]);
    }

    [Fact]
    public Task B3_Every_service_has_a_hook() =>
        Each(s => Assert.Contains((string)s["hook"]!, new[] { "patient-view", "order-select", "order-sign" }));

    [Fact]
    public Task B4_Every_service_has_a_title() => Each(s => Assert.NotEmpty((string)s["title"]!));

    [Fact]
    public Task B5_Every_service_has_a_description() => Each(s => Assert.NotEmpty((string)s["description"]!));

    [Fact]
    public async Task B6_Every_id_is_unique_stands_in_a_path_as_it_is_and_answers()
    {
        var services = await service.Services();
        Assert.Equal(services.Count, services.Select(s => (string)s["id"]!).Distinct(StringComparer.Ordinal).Count());
        foreach (var id in services.Select(s => (string)s["id"]!))
        {
            Assert.Equal(id, Uri.EscapeDataString(id));
            using var response = await service.Post(HookBody.Content("{}"), $"/cds-services/{id}");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public Task B7_Prefetch_is_an_object_of_strings() => Each(s =>
    {
        Assert.NotEmpty(s["prefetch"]!.AsObject());
        Assert.All(s["prefetch"]!.AsObject(), t => Assert.NotEmpty(t.Value!.GetValue<string>()));
    });

    [Fact]
    public Task B8_Usage_requirements_say_what_the_service_needs() =>
        Each(s => Assert.Contains("FHIR R4", (string)s["usageRequirements"]!, StringComparison.Ordinal));

    [Theory]
    [InlineData("3.0", "3.0.0")]
    [InlineData("2.0", null)]
    public async Task B9_The_version_of_the_specification_is_said_to_a_client_of_3_0_only(string spec, string? version) =>
        Assert.All(await ServicesOf(spec), s => Assert.Equal(version, (string?)s["version"]));

    [Fact]
    public async Task B10_A_client_of_3_0_is_told_the_version_of_each_hook_as_the_library_publishes_it()
    {
        var versions = (await ServicesOf("3.0")).Select(s => $"{s["hook"]} {s["hookVersion"]}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["order-select 1.0", "order-sign 1.1", "patient-view 1.0"], versions);
        Assert.All(await ServicesOf("2.0"), s => Assert.False(s.ContainsKey("hookVersion")));
    }

    [Fact]
    public async Task B11_A_client_without_services_gets_an_empty_list()
    {
        using var nothing = Calls.Trusting(("Trust:Clients:0:Profile", "oracle"), ("Trust:Clients:0:Hooks:0", "order-sign"));
        using var response = await nothing.Get("/cds-services");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"services":[]}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task B13_Discovery_that_nobody_may_see_is_401()
    {
        using var trusted = Calls.Trusting();
        using var response = await trusted.Send(HttpMethod.Get, "/cds-services", null, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task B14_The_token_for_discovery_is_one_for_discovery()
    {
        using var trusted = Calls.Trusting();
        using var right = await trusted.Get("/cds-services");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var wrong = await trusted.Get("/cds-services", trusted.Token(Calls.PatientView).ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task B15_Discovery_points_to_no_other_host()
    {
        foreach (var s in await service.Services())
        {
            Assert.DoesNotContain(s, member => member.Key.Contains("url", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotMatch(Host(), (string)s["id"]!);
        }
    }

    [Fact]
    public async Task B16_A_page_for_people_says_what_is_supported()
    {
        using var response = await service.Get("/capabilities");
        Assert.Equal("text/markdown", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await Each(s => Assert.Contains($"| `{s["id"]}` | {s["hook"]} ", page, StringComparison.Ordinal));
        Assert.All(new[] { "2.0.1", "feedback", "systemActions", "prefetch" }, word =>
            Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task B17_Discovery_keeps_its_order_and_may_be_kept_a_minute_and_answers_may_not()
    {
        using var first = await service.Get("/cds-services");
        using var second = await service.Get("/cds-services");
        Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl?.MaxAge);
        using var answer = await service.Post(HookBody.Complete());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private async Task Each(Action<JsonObject> holds) => Assert.All(await service.Services(), holds);

    private static async Task<IReadOnlyList<JsonObject>> ServicesOf(string spec)
    {
        using var trusted = Calls.Trusting(("Trust:Clients:0:Spec", spec));
        using var response = await trusted.Get("/cds-services");
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return [.. json["services"]!.AsArray().Select(s => s!.AsObject())];
    }

    [GeneratedRegex("[:/.]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Host();
}
