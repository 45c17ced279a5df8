using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section N: CORS and extensions.</summary>
public sealed class OriginAndExtensionTests(RunningService service)
{
    private const string Page = "https://ehr.example";

    [Theory]
    [InlineData("/cds-services", "GET")]
    [InlineData(Calls.PatientView, "POST")]
    public async Task N1_A_page_may_ask_without_a_token_whether_it_may_call_and_may_read_a_refusal(string path, string method)
    {
        using var trusted = Calls.Trusting(("Cors:Origins:0", Page));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", Page);
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var allowed = await trusted.Http.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(Page, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("authorization", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")),
            StringComparison.OrdinalIgnoreCase);
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));

        using var call = new HttpRequestMessage(new HttpMethod(method), path);
        call.Headers.Add("Origin", Page);
        using var refused = await trusted.Http.SendAsync(call, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(Page, Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));

        using var stranger = new HttpRequestMessage(new HttpMethod(method), path);
        stranger.Headers.Add("Origin", "https://evil.example");
        using var unread = await trusted.Http.SendAsync(stranger, TestContext.Current.CancellationToken);
        Assert.False(unread.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task N3_Our_extension_is_an_object_under_a_name_of_ours_and_those_of_others_are_no_trouble()
    {
        Assert.All(await EveryAnswer.Of(service), a =>
            Assert.IsType<JsonObject>(Assert.Single(a.Reply["extension"]!.AsObject(), m => m.Key == "org.osteohooks").Value));
        var body = Calls.Anastrozole().On("https://ehr.example/fhir");
        body.Json["extension"] =
            new JsonObject { ["com.epic.cdshooks.request.bpa-trigger-action"] = 23,
            ["com.epic.cdshooks.request.fhir-version"] = "http://hl7.org/fhir/R4" };
        body.Json["context"]!["extension"] = new JsonObject { ["example.ward"] = new JsonObject() };
        body.Json["fhirAuthorization"]!["extension"] = new JsonObject { ["example.session"] = "x" };
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
    }
}
