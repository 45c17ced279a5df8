using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Hooks;

public sealed class OverloadTests
{
    [Fact]
    public async Task A_call_too_many_is_503_and_is_told_when_to_come_again()
    {
        using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.ConfigureTestServices(services => services.AddSingleton(new HookOptions { MostCalls = 1 }));
        });
        factory.UseKestrel();
        factory.StartServer();
        using var http = factory.CreateClient();
        using var slow = await RawConnection.To(factory.ClientOptions.BaseAddress);
        await slow.Send(RawConnection.Head("Content-Length: 1000"));
        await slow.Send("{");

        HttpStatusCode status;
        TimeSpan? retry;
        do
        {
            // Until the slow call has been taken up.
            using var response = await Call(http);
            (status, retry) = (response.StatusCode, response.Headers.RetryAfter?.Delta);
            if (status == HttpStatusCode.ServiceUnavailable)
            {
                var issue = await HookReply.Refused(response, HttpStatusCode.ServiceUnavailable);
                Assert.Equal("throttled", (string?)issue["code"]);
            }
        }
        while (status == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(TimeSpan.FromSeconds(1), retry);
        await slow.Answer(TimeSpan.FromSeconds(10));
        using var after = await Call(http);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static async Task<HttpResponseMessage> Call(HttpClient http)
    {
        using var content = HookBody.Complete().Content();
        return await http.PostAsync(new Uri("/cds-services/se-vgr-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
