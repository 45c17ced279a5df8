using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section O: hooks and their contexts.</summary>
public sealed class HookTests(RunningService service)
{
    [Theory]
    [InlineData("p1", "e1")]
    [InlineData("Patient/p1", "Encounter/e1")]
    public async Task O1_The_ids_of_the_context_are_bare_and_references_are_taken_for_them(string patient, string encounter)
    {
        await using var server = await FhirServer.Start();
        var body = Calls.Anastrozole().Without("conditions").On(server.Base);
        body.Json["context"]!["patientId"] = patient;
        body.Json["context"]!["encounterId"] = encounter;
        var reply = await HookReply.To(service.Http, body);
        Assert.Contains(Calls.Card, reply.Cards);
        Assert.Equal(["Condition?patient=p1"], server.Asked);
        var drafts = reply.Json["cards"]!.AsArray().SelectMany(c => c!["suggestions"]!.AsArray()).SelectMany(s => s!["actions"]!.AsArray())
            .Select(a => a!["resource"]!).ToList();
        Assert.NotEmpty(drafts);
        Assert.All(drafts, d =>
            Assert.Equal(("Patient/p1", "Encounter/e1"), ((string?)d["subject"]!["reference"], (string?)d["encounter"]!["reference"])));
    }

    [Fact]
    public async Task O3_Unknown_members_of_the_context_are_ignored()
    {
        var body = Calls.Anastrozole();
        body.Json["context"]!["performer"] = "Organization/x";
        body.Json["context"]!["fulfillmentTasks"] = new JsonArray(new JsonObject { ["resourceType"] = "Task" });
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
    }

    [Theory]
    [InlineData("patient-view-2")]
    [InlineData("Patient-View")]
    [InlineData("com.example.patient-view")]
    public async Task O4_Another_major_version_of_a_hook_is_another_hook(string hook)
    {
        var body = HookBody.Complete();
        body.Json["hook"] = hook;
        using var response = await service.Post(body);
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
    }
}
