using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

/// <summary>What the EHR left out of the prefetch, read from its server.</summary>
public sealed class ServerReadingTests(RunningService service)
{
    private const string Card = "aromatase-inhibitor-without-dxa";

    [Fact]
    public async Task A_call_with_nothing_but_a_server_is_answered_from_the_server()
    {
        await using var server = await Server();
        var reply = await Ask(new HookBody().On(server.Base));
        Assert.Contains(Card, reply.Cards);
        Assert.Empty(reply.Missing);
        Assert.All(server.Tokens, token => Assert.Equal("Bearer " + FhirServer.Token, token));
    }

    [Fact]
    public async Task The_server_is_asked_exactly_the_published_templates()
    {
        await using var server = await Server();
        await Ask(new HookBody().On(server.Base));
        var published = service.Clinic.Services.First(s => s.Id == "se-vgr-patient-view")
            .Prefetch.Select(t => t.Template.Replace("{{context.patientId}}", "p1", StringComparison.Ordinal));
        Assert.Equal(published.Order(StringComparer.Ordinal), server.Asked.Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_server_that_needs_no_token_gets_none()
    {
        await using var server = await Server();
        Assert.Contains(Card, (await Ask(new HookBody().On(server.Base, token: null))).Cards);
        Assert.All(server.Tokens, Assert.Empty);
    }

    [Fact]
    public async Task A_key_that_holds_another_type_is_asked_for()
    {
        await using var server = await Server();
        Assert.Contains(Card,
            (await Ask(HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Patient())).On(server.Base))).Cards);
        Assert.Equal(["MedicationRequest?patient=p1"], server.Asked);
    }

    [Fact]
    public async Task What_was_looked_for_and_not_found_is_not_looked_for_again()
    {
        await using var server = await Server();
        Assert.Empty((await Ask(HookBody.Complete().With("conditions", Resources.Bundle()).On(server.Base))).Cards);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_failed_prefetch_is_tried_again()
    {
        await using var server = await Server();
        Assert.Contains(Card, (await Ask(HookBody.Complete().With("medicationRequests", Resources.Outcome()).On(server.Base))).Cards);
        Assert.Equal(["MedicationRequest?patient=p1"], server.Asked);
    }

    [Theory]
    [InlineData("http://10.255.255.1/fhir")]
    [InlineData("http://metadata.example/fhir")]
    [InlineData("http://2130706433/fhir")]
    [InlineData("http://localhost:3@evil.example/fhir")]
    public async Task A_server_elsewhere_is_not_asked_and_what_is_missing_is_unread(string elsewhere)
    {
        var reply = await Ask(HookBody.Complete().Without("medicationRequests").On(elsewhere));
        Assert.Equal(["data-unavailable"], reply.Cards);
        Assert.Contains("MedicationRequest", reply.Missing);
        Assert.Empty(service.Outside.Names);
        Assert.Empty(service.Outside.Strangers);
        Assert.DoesNotContain(service.Outside.Contacted, address => address.Port == 3);
    }

    [Fact]
    public async Task A_server_that_is_not_there_leaves_the_data_unread()
    {
        var reply = await Ask(HookBody.Complete().Without("medicationRequests").On($"http://127.0.0.1:{Ports.Take()}/fhir"));
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_query_that_fails_leaves_its_type_unread(int status)
    {
        await using var server = (await Server()).On("MedicationRequest", status);
        var reply = await Ask(new HookBody().On(server.Base));
        Assert.Equal(["data-unavailable"], reply.Cards);
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Fact]
    public async Task An_answer_that_is_cut_short_is_unread()
    {
        await using var server = (await Server()).On("MedicationRequest", async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync("{\"resourceType\":\"Bundle\""u8.ToArray());
            context.Abort();
        });
        Assert.Contains("MedicationRequest", (await Ask(new HookBody().On(server.Base))).Missing);
    }

    [Fact]
    public async Task An_answer_about_somebody_else_is_unread()
    {
        await using var server = (await Server()).On("MedicationRequest", Resources.Bundle(Resources.Anastrozole("p2")));
        var reply = await Ask(new HookBody().On(server.Base));
        Assert.DoesNotContain(Card, reply.Cards);
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Fact]
    public async Task An_answer_without_end_is_dropped()
    {
        await using var server = (await Server()).On("MedicationRequest", async context =>
        {
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 64; i++)
            {
                await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
            }
        });
        Assert.Contains("MedicationRequest", (await Ask(new HookBody().On(server.Base))).Missing);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Server();
        await using var server = (await Server()).On("MedicationRequest", context =>
        {
            context.Response.Redirect(elsewhere.Base + "/MedicationRequest?patient=p1");
            return Task.CompletedTask;
        });
        Assert.Contains("MedicationRequest", (await Ask(new HookBody().On(server.Base))).Missing);
        Assert.Empty(elsewhere.Asked);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_patient_that_cannot_be_read_is_412(int status)
    {
        await using var server = (await Server()).On("Patient/p1", status);
        using var content = new HookBody().On(server.Base).Content();
        using var response =
            await service.Http.PostAsync(
            new Uri("/cds-services/se-vgr-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_medication_that_is_only_referred_to_is_read()
    {
        await using var server = (await Server())
            .On("MedicationRequest", Resources.Bundle(Resources.RequestByReference("m1")))
            .On("Medication/m1", Resources.Medication("m1", "L02BG03"));
        var reply = await Ask(new HookBody().On(server.Base));
        Assert.Contains(Card, reply.Cards);
        Assert.Contains("Medication/m1", server.Asked);
    }

    [Fact]
    public async Task At_most_four_reads_run_at_a_time()
    {
        await using var server = await Server();
        server.Delay = TimeSpan.FromMilliseconds(60);
        await Ask(new HookBody().On(server.Base));
        Assert.InRange(server.Peak, 2, 4);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("å")]
    public async Task A_token_that_is_none_is_not_sent(string token)
    {
        await using var server = await Server();
        var reply = await Ask(HookBody.Complete().Without("medicationRequests").On(server.Base, token));
        Assert.Contains("MedicationRequest", reply.Missing);
        Assert.Empty(server.Asked);
    }

    private static async Task<FhirServer> Server() =>
        (await FhirServer.Start()).On("Patient/p1", Resources.Patient()).On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));

    private Task<HookReply> Ask(HookBody body) => HookReply.To(service.Http, body);
}
