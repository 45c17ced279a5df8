using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

public sealed class LoopbackCallerTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.5", false)]
    [InlineData("::ffff:10.0.0.5", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public void Only_loopback_addresses_are_this_machine(string? address, bool isHere) =>
        Assert.Equal(isHere, LoopbackCallers.IsLoopback(address is null ? null : IPAddress.Parse(address)));

    [Fact]
    public async Task Without_clients_a_caller_from_elsewhere_is_403()
    {
        // The in-memory server has no addresses of its own, so a test can come from anywhere.
        await using var factory = new WebApplicationFactory<Program>();
        var answer = await factory.Server.SendAsync(context => From("192.0.2.1", context), TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status403Forbidden, answer.Response.StatusCode);
        Assert.Equal("application/fhir+json; charset=utf-8", answer.Response.ContentType);
        answer = await factory.Server.SendAsync(context => From("127.0.0.1", context), TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode);
        using var nowhere = await factory.CreateClient()
            .GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        await HookReply.Refused(nowhere, HttpStatusCode.Forbidden);
    }

    private static void From(string address, HttpContext context)
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Method = "GET";
        context.Request.Path = "/cds-services";
    }
}
