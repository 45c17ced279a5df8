using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

/// <summary>What a page in a browser needs to call the service.</summary>
public sealed class OriginTests(RunningService service)
{
    private const string Page = "https://sandbox.example";

    [Theory]
    [InlineData("/cds-services", "GET")]
    [InlineData("/cds-services/se-vgr-patient-view", "POST")]
    public async Task A_preflight_is_204_without_a_token(string address, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        request.Headers.Add("Origin", Page);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Authorization", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")),
            StringComparison.OrdinalIgnoreCase);
        Assert.Contains(method, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET", "/cds-services", HttpStatusCode.OK)]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/cds-services/se-vgr-patient-view", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/cds-services/se-vgr-patient-view", HttpStatusCode.UnsupportedMediaType)]
    public async Task Errors_too_can_be_read_by_the_page(string method, string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Origin", Page);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/cds-services", "GET")]
    [InlineData("/cds-services/se-vgr-patient-view", "POST")]
    public async Task Options_without_an_origin_lists_the_methods(string address, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains(method, response.Content.Headers.Allow);
    }
}
