using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Telemetry;

public sealed class LogTests(RunningService service)
{
    private const string Secret = "canary-7f3a";

    [Fact]
    public async Task No_line_holds_anything_of_the_request()
    {
        await using var server = await FhirServer.Start();
        var body = HookBody.Complete().Without("conditions").On(server.Base, Secret);
        body.Json["hookInstance"] = Secret;
        body.Json["context"]!["patientId"] = Secret;
        body.Json["context"]!["userId"] = "Practitioner/" + Secret;
        body.Json["context"]!["encounterId"] = Secret;
        body.With("patient", Resources.Patient(Secret));
        await HookReply.To(service.Http, body, "se-vgr-patient-view?" + Secret);
        foreach (var (content, address) in new[] { (HookBody.Content($"{{\"{Secret}\":"), "se-vgr-patient-view"),
            (HookBody.Content("{}"), Secret) })
        {
            using var refused =
                await service.Http.PostAsync(
                new Uri("/cds-services/" + address, UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(
                Secret, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.NotEmpty(server.Asked);
        Assert.DoesNotContain(service.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_our_own_is_500_and_tells_neither_caller_nor_log_about_the_patient()
    {
        var body = HookBody.Complete().Without("conditions").With("patient", Resources.Patient(Secret)).On(FailingServer.Server);
        body.Json["context"]!["patientId"] = Secret;
        using var content = body.Content();
        using var response =
            await service.Http.PostAsync(
            new Uri("/cds-services/se-vgr-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var issue = await HookReply.Refused(response, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain(Secret, issue.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(service.Log.All, line => line.StartsWith("Unexpected System.InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_leaves_one_line_with_service_status_time_and_cards()
    {
        await HookReply.To(service.Http, HookBody.Complete(), "no-patient-view");
        Assert.Contains(service.Log.All, line =>
            line.StartsWith("no-patient-view 200 ", StringComparison.Ordinal) && line.Contains(" ms 0 cards", StringComparison.Ordinal));
        var reply = await HookReply.To(service.Http, Calls.Anastrozole(), "dk-dsam-patient-view");
        Assert.NotEmpty(reply.Cards);
        Assert.Contains(service.Log.All, line => line.StartsWith("dk-dsam-patient-view 200 ", StringComparison.Ordinal)
            && line.Contains($" ms {reply.Cards.Length} cards", StringComparison.Ordinal));
    }
}
