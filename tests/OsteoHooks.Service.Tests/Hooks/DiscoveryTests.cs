using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Hooks;

public sealed partial class DiscoveryTests(RunningService service)
{
    private static readonly Uri Here = new("/cds-services", UriKind.Relative);

    [Fact]
    public async Task Each_guideline_answers_three_hooks()
    {
        var services = await Services();
        var ids = services.Select(s => (string)s!["id"]!).Order(StringComparer.Ordinal);
        string[] hooks = ["order-select", "order-sign", "patient-view"];
        Assert.Equal(new[] { "dk-dsam", "no", "se-vgr" }.SelectMany(g => hooks.Select(h => $"{g}-{h}")), ids);
        Assert.All(services, s => Assert.EndsWith("-" + (string)s!["hook"]!, (string)s["id"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_service_says_what_it_is()
    {
        Assert.All(await Services(), s =>
        {
            Assert.NotEmpty((string)s!["title"]!);
            Assert.NotEmpty((string)s["description"]!);
        });
    }

    [Fact]
    public async Task Templates_are_reads_and_plain_searches_about_the_patient()
    {
        foreach (var s in await Services())
        {
            var prefetch = s!["prefetch"]!.AsObject();
            Assert.InRange(prefetch.Count, 1, 16);
            Assert.All(prefetch, p =>
            {
                var template = (string)p.Value!;
                Assert.Matches(Allowed(), template);
                Assert.InRange(template.Length, 1, 1_500);
                Assert.DoesNotContain("_include", template, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_slash_at_the_end_changes_nothing()
    {
        var plain = await service.Http.GetStringAsync(Here, TestContext.Current.CancellationToken);
        Assert.Equal(plain,
            await service.Http.GetStringAsync(new Uri("/cds-services/", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again()
    {
        using var first = await service.Http.GetAsync(Here, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl?.MaxAge);
        using var again = new HttpRequestMessage(HttpMethod.Get, Here);
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await service.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_service_that_is_listed_answers()
    {
        foreach (var s in await Services())
        {
            var body = HookBody.Complete();
            body.Json["hook"] = (string)s!["hook"]!;
            body.Json["context"]!["draftOrders"] = Resources.Bundle();
            body.Json["context"]!["selections"] = new JsonArray();
            var reply = await HookReply.To(service.Http, body, (string)s["id"]!);
            Assert.Empty(reply.Cards);
        }
    }

    private async Task<JsonArray> Services() =>
        JsonNode.Parse(await service.Http.GetStringAsync(Here, TestContext.Current.CancellationToken))!["services"]!.AsArray();

    [GeneratedRegex(
        @"^(Patient/\{\{context\.patientId\}\}|[A-Z][A-Za-z]+\?patient=\{\{context\.patientId\}\}(&(code|category|status|_sort|_count)=[^&{}]+)*|PractitionerRole\?practitioner=\{\{userPractitionerId\}\})$",
        RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Allowed();
}
