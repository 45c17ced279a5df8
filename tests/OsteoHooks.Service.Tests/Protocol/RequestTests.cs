using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section D: what a request must bring, and what is made of it.</summary>
public sealed class RequestTests(RunningService service)
{
    [Fact]
    public async Task D1_A_service_is_called_with_POST_at_its_id() =>
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, Calls.Anastrozole())).Cards);

    [Theory]
    [InlineData("hook")]
    [InlineData("hookInstance")]
    [InlineData("context")]
    public async Task D2_Without_a_required_member_the_answer_is_400(string member)
    {
        var body = HookBody.Complete();
        body.Json.Remove(member);
        using var response = await service.Post(body);
        var issue = await HookReply.Refused(response, HttpStatusCode.BadRequest);
        Assert.Equal(member, (string?)issue["expression"]![0]);
    }

    [Theory]
    [InlineData("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea")]
    [InlineData("00000000-007b-0000-0000-000000000000")]
    [InlineData("no UUID at all")]
    public async Task D3_Any_hookInstance_is_taken(string instance)
    {
        var body = Calls.Anastrozole();
        body.Json["hookInstance"] = instance;
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
    }

    [Fact]
    public async Task D4_The_same_hookInstance_twice_is_two_calls()
    {
        foreach (var id in new[] { "se-vgr-patient-view", "dk-dsam-patient-view", "se-vgr-patient-view" })
        {
            Assert.Contains(Calls.Card, (await HookReply.To(service.Http, Calls.Anastrozole(), id)).Cards);
        }
    }

    [Fact]
    public async Task D5_fhirAuthorization_needs_a_fhirServer()
    {
        var body = HookBody.Complete().On("https://ehr.example/fhir");
        body.Json.Remove("fhirServer");
        using var response = await service.Post(body);
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task D5_A_fhirServer_over_plain_HTTP_is_no_configuration_for_Production()
    {
        using var process = ServiceProcess.Start(
            ["Trust__PublicBaseUrl=https://cds.example", "Trust__Clients__0__Issuer=https://ehr.example",
                "Trust__Clients__0__JwksUri=https://ehr.example/jwks", "Trust__Clients__0__FhirBase=http://ehr.example/fhir"]);
        var errors = await process.Errors(TimeSpan.FromSeconds(60));
        Assert.Equal(78, process.ExitCode);
        Assert.StartsWith("Trust:Clients:0:FhirBase: ", errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task D6_fhirAuthorization_is_read_with_all_its_members_and_does_not_need_the_patient()
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient());
        var body = Calls.Anastrozole().Without("patient").On(server.Base);
        Assert.Null(body.Json["fhirAuthorization"]!["patient"]);
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
        body.Json["fhirAuthorization"]!["patient"] = "p1";
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
        Assert.All(server.Tokens, token => Assert.Equal("Bearer " + FhirServer.Token, token));
    }

    [Fact]
    public async Task D7_The_access_token_serves_its_own_call_and_no_other_and_is_not_logged()
    {
        const string Secret = "canary-of-one-call";
        await using var server = await FhirServer.Start();
        await HookReply.To(service.Http, HookBody.Complete().Without("conditions").On(server.Base, Secret));
        await HookReply.To(service.Http, HookBody.Complete().Without("conditions").On(server.Base, token: null));
        Assert.Equal(["Bearer " + Secret, ""], server.Tokens);
        Assert.DoesNotContain(service.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task D8_A_request_needs_no_prefetch()
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient())
            .On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, new HookBody().On(server.Base))).Cards);
    }

    [Fact]
    public async Task D9_A_hook_that_is_not_the_services_is_400()
    {
        var body = HookBody.Complete();
        body.Json["hook"] = "order-sign";
        body.Json["context"]!["draftOrders"] = Resources.Bundle();
        using var response = await service.Post(body);
        Assert.Equal("hook", (string?)(await HookReply.Refused(response, HttpStatusCode.BadRequest))["expression"]![0]);
    }

    [Theory]
    [InlineData("POST", "/cds-services/nobody-knows", HttpStatusCode.NotFound)]
    [InlineData("PUT", Calls.PatientView, HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/cds-services", HttpStatusCode.MethodNotAllowed)]
    public async Task D10_An_unknown_id_is_404_and_a_wrong_verb_405_and_pages_may_read_both(
        string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", "https://ehr.example");
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await HookReply.Refused(response, status);
        Assert.True(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task D11_A_slow_FHIR_server_costs_a_deadline_and_not_the_answer()
    {
        await using var server = await FhirServer.Start();
        server.Delay = TimeSpan.FromSeconds(60);
        using var trusted = Calls.Trusting(("Trust:Clients:0:FhirBase", server.Base), ("Trust:Clients:0:DeadlineMs", "100"));
        var clock = Stopwatch.StartNew();
        var reply = await trusted.Ask(HookBody.Complete().Without("medicationRequests").On(server.Base));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Fact]
    public async Task D12_Who_leaves_ends_the_work_for_them()
    {
        var asked = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = (await FhirServer.Start()).On("Condition", async context =>
        {
            context.RequestAborted.Register(ended.SetResult);
            asked.SetResult();
            await ended.Task;
        });
        using var trusted = Calls.Trusting(("Trust:Clients:0:FhirBase", server.Base), ("Trust:Clients:0:DeadlineMs", "60000"));
        using var leaving = new CancellationTokenSource();
        using var request =
            new HttpRequestMessage(
            HttpMethod.Post, Calls.PatientView) { Content = HookBody.Complete().Without("conditions").On(server.Base).Content() };
        request.Headers.Add("Authorization", "Bearer " + trusted.Token(Calls.PatientView));
        var call = trusted.Http.SendAsync(request, leaving.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
