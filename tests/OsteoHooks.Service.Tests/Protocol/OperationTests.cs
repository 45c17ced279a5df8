using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section P: operating rules.</summary>
public sealed class OperationTests(RunningService service)
{
    private const string Other = "https://other.example/iss";

    [Fact]
    public async Task P2_A_failing_FHIR_server_costs_neither_the_answer_nor_what_was_prefetched()
    {
        await using var server = (await FhirServer.Start()).On("Condition", 500).On("Observation", 500);
        var reply = await HookReply.To(service.Http, Calls.Anastrozole().Without("conditions").On(server.Base));
        Assert.NotEmpty(server.Asked);
        Assert.Contains(Calls.Card, reply.Cards);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task P3_Health_stands_outside_the_services_and_needs_no_token(string path)
    {
        using var trusted = Calls.Trusting();
        using var response = await trusted.Send(HttpMethod.Get, path, null, token: null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task P4_A_call_is_one_span_with_service_tenant_and_prefetch_and_nothing_of_the_patient()
    {
        const string Secret = "canary-in-a-span";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OsteoHooks.Service",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var body = HookBody.Complete().With("patient", Resources.Patient(Secret)).Without("conditions");
        (body.Json["hookInstance"], body.Json["context"]!["patientId"], body.Json["context"]!["userId"]) =
            (Secret, Secret, "Practitioner/" + Secret);
        await HookReply.To(service.Http, body, "no-patient-view");

        // The answer may be here before its span has ended.
        for (var tries = 0; spans.IsEmpty && tries < 200; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Contains(spans, span =>
            span.GetTagItem("osteohooks.service") is "no-patient-view" && span.GetTagItem("osteohooks.tenant") is "local"
            && span.GetTagItem("osteohooks.prefetch.missing") is 1 && span.GetTagItem("http.response.status_code") is 200);
        Assert.DoesNotContain(
            spans.SelectMany(s => s.TagObjects), tag => tag.Value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task P5_A_client_that_calls_too_much_is_held_back_and_crowds_out_nobody()
    {
        using var key = TestKey.Ec("shared");
        var jwks = Path.GetTempFileName();
        await File.WriteAllTextAsync(jwks, TestKey.Jwks(key).ToJsonString(), TestContext.Current.CancellationToken);
        var (asked, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = (await FhirServer.Start()).On("Condition", async context =>
        {
            asked.SetResult();
            await go.Task;
            await FhirServer.Write(context, Resources.Bundle());
        });
        using var trusted = Calls.Trusting(
            ("Trust:Clients:0:MostCalls", "1"), ("Trust:Clients:0:FhirBase", server.Base), ("Trust:Clients:0:DeadlineMs", "60000"),
            ("Trust:Clients:1:Issuer", Other), ("Trust:Clients:1:JwksFile", jwks));
        var slow = trusted.Post(Calls.PatientView, HookBody.Complete().Without("conditions").On(server.Base));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        using var response = await trusted.Post(Calls.PatientView, HookBody.Complete());
        await HookReply.Refused(response, HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(response.Headers.RetryAfter);
        using var other = await trusted.Post(
            Calls.PatientView, HookBody.Complete(), TestToken.For(key, TrustedService.PublicBase + Calls.PatientView, Other).ToString());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        go.SetResult();
        using var first = await slow;
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        File.Delete(jwks);
    }

    [Fact]
    public async Task P6_No_answer_is_larger_than_100_kB() =>
        Assert.All(await EveryAnswer.Of(service), a => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(a.Text), 1, 100_000));
}
