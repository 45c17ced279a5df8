using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Hooks;

public sealed class OverloadTests
{
    private const string Path = "/cds-services/se-vgr-patient-view";

    [Fact]
    public async Task A_call_too_many_is_503_and_is_told_when_to_come_again()
    {
        using var service = new TrustedService(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:MostCalls"] = "1" });
        using var slow = await RawConnection.To(service.Address);
        await slow.Send(RawConnection.Head($"Authorization: Bearer {service.Token(Path)}\r\nContent-Length: 1000"));
        await slow.Send("{");

        // Long enough for the slow call to be taken up, and shorter than it is put up with.
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        using var response = await Call(service);
        var issue = await HookReply.Refused(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("throttled", (string?)issue["code"]);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        await slow.Answer(TimeSpan.FromSeconds(10));
        using var after = await Call(service);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static Task<HttpResponseMessage> Call(TrustedService service) => service.Post(Path, HookBody.Complete());
}
