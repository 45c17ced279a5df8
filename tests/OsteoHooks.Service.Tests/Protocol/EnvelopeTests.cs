using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section F: response envelope and status.</summary>
public sealed class EnvelopeTests(RunningService service)
{
    [Fact]
    public async Task F1_An_answer_is_200_with_an_array_of_cards()
    {
        var all = await EveryAnswer.Of(service);
        Assert.True(all.Count > 100 && all.SelectMany(a => a.Cards).Count() > 100, "too few answers to say anything");
        Assert.All(all, a => Assert.IsType<JsonArray>(a.Reply["cards"]));
    }

    [Fact]
    public async Task F2_No_guidance_is_200_without_cards()
    {
        using var response = await service.Post(HookBody.Complete());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("""{"cards":[]""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task F3_systemActions_are_left_out_not_sent_empty() =>
        Assert.All(await EveryAnswer.Of(service), a => Assert.False(a.Reply.ContainsKey("systemActions")));

    [Theory]
    [InlineData("GET", Calls.PatientView, null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/cds-services/nobody-knows", "{}", HttpStatusCode.NotFound)]
    [InlineData("POST", Calls.PatientView, "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", Calls.PatientView, """{"hook":"patient-view","hookInstance":"x","context":{"patientId":"p1"}}""",
        HttpStatusCode.PreconditionFailed)]
    public async Task F4_What_cannot_be_answered_has_the_status_that_says_why(
        string method, string path, string? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : HookBody.Content(body) };
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task F5_Every_error_is_an_OperationOutcome_without_anything_of_the_patients()
    {
        const string Secret = "canary-of-a-patient";
        var broken = new HookBody().On(FailingServer.Server);
        broken.Json["context"]!["patientId"] = Secret;
        var wrong = HookBody.Complete().With("patient", Resources.Patient(Secret));
        var calls = new (HttpContent Content, string Path, HttpStatusCode Status)[]
        {
            (HookBody.Content($"{{\"{Secret}\":"), Calls.PatientView, HttpStatusCode.BadRequest),
            (HookBody.Content("{}"), "/cds-services/" + Secret, HttpStatusCode.NotFound),
            (HookBody.Content(Secret, "text/plain"), Calls.PatientView, HttpStatusCode.UnsupportedMediaType),
            (new HookBody().Content(), Calls.PatientView, HttpStatusCode.PreconditionFailed),
            (HookBody.Content(new string(' ', (32 * 1024 * 1024) + 1)), Calls.PatientView, HttpStatusCode.RequestEntityTooLarge),
            (wrong.Content(), Calls.PatientView, HttpStatusCode.UnprocessableEntity),
            (broken.Content(), Calls.PatientView, HttpStatusCode.InternalServerError),
            (new HookBody().On(FailingServer.Full).Content(), Calls.PatientView, HttpStatusCode.ServiceUnavailable),
        };
        foreach (var (content, path, status) in calls)
        {
            using var response = await service.Post(content, path);
            var issue = await HookReply.Refused(response, status);
            Assert.DoesNotContain(Secret, issue.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain(" at OsteoHooks.", issue.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task F6_A_401_says_nothing()
    {
        using var trusted = Calls.Trusting();
        using var response = await trusted.Send(HttpMethod.Post, Calls.PatientView, HookBody.Complete().Content(), token: "not-a-token");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task F7_What_is_no_call_is_400_and_what_is_one_but_must_not_be_answered_422()
    {
        using var broken = await service.Post(HookBody.Content("[]"));
        await HookReply.Refused(broken, HttpStatusCode.BadRequest);
        using var other = await service.Post(HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole("p2"))));
        await HookReply.Refused(other, HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/cds-services/a/b/c")]
    [InlineData("/cds-services/%00")]
    public async Task F8_No_error_is_a_page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode is >= 400 and < 500);
        Assert.DoesNotContain("html", response.Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("problem", response.Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain('<', await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
