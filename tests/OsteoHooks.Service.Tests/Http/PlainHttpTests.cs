using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

/// <summary>In Production plain HTTP is for health and for the proxies that end TLS.</summary>
public sealed class PlainHttpTests
{
    private const string Service = "/cds-services/se-vgr-patient-view";

    [Fact]
    public async Task A_plain_call_in_Production_is_refused_whatever_its_token()
    {
        using var service = Production();
        using var response = await service.Post(Service, HookBody.Complete());
        await HookReply.Refused(response, HttpStatusCode.Forbidden);
        using var health = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Behind_a_listed_proxy_it_is_answered_and_tells_browsers_to_stay_with_https()
    {
        using var service = Production(("Trust:Proxies:0", "127.0.0.0/8"));
        using var response = await service.Post(Service, HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("max-age=", response.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", HttpStatusCode.OK)]
    [InlineData("http", HttpStatusCode.Forbidden)]
    [InlineData("https, http", HttpStatusCode.Forbidden)]
    public async Task What_the_proxy_says_of_its_own_caller_counts(string proto, HttpStatusCode status)
    {
        using var service = Production(("Trust:Proxies:0", "127.0.0.1"));
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", proto);
        using var response = await service.Post(Service, HookBody.Complete());
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_is_no_listed_proxy_cannot_say_that_TLS_was_used()
    {
        using var service = Production(("Trust:Proxies:0", "10.0.0.1"));
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var response = await service.Post(Service, HookBody.Complete());
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task In_Production_findings_are_not_shown()
    {
        using var service = Production(("Trust:Proxies:0", "127.0.0.1"));
        using var response = await service.Post(Service + "?explain=true", HookBody.Complete(), service.Token(Service).ToString());
        Assert.Equal("{\"cards\":[]}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static TrustedService Production(params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal);
        (all["environment"], all["Clock:Now"], all["Shutdown:DrainSeconds"]) = ("Production", null, "0");
        return new TrustedService(all);
    }
}
