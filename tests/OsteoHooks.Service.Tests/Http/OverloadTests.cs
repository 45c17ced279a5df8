using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

public sealed class OverloadTests
{
    private const string Path = "/cds-services/se-vgr-patient-view";

    [Fact]
    public async Task A_call_too_many_is_503_and_is_told_when_to_come_again()
    {
        using var service = new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:MostCalls"] = "1" }, services =>
                services.AddSingleton(new BodyLimits { Deadline = TimeSpan.FromMinutes(1) }));
        var slow = await RawConnection.To(service.Address);
        await slow.Send(RawConnection.Head($"Authorization: Bearer {service.Token(Path)}\r\nContent-Length: 1000\r\nExpect: 100-continue"));
        await slow.IsAwaited(TimeSpan.FromSeconds(60));
        await slow.Send("{");
        using var response = await Call(service);
        var issue = await HookReply.Refused(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("throttled", (string?)issue["code"]);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        slow.Dispose();
        for (var tries = 1; ; tries++)
        {
            using var after = await Call(service);
            if (after.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.True(tries < 100, "The place was not given back.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static Task<HttpResponseMessage> Call(TrustedService service) => service.Post(Path, HookBody.Complete());
}
