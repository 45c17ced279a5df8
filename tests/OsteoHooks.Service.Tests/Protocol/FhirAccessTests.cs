using System.Net;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>
/// Section E: using prefetch and FHIR access. Every combination stands in the prefetch matrix; here is the rule behind each.
/// </summary>
public sealed class FhirAccessTests(RunningService service)
{
    [Theory]
    [InlineData("missing")]
    [InlineData("failed")]
    [InlineData("paged")]
    public async Task E1_What_the_prefetch_does_not_hold_is_read_from_the_server(string state)
    {
        await using var server = (await FhirServer.Start()).On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));
        var body = state switch
        {
            "missing" => HookBody.Complete().Without("medicationRequests"),
            "failed" => HookBody.Complete().With("medicationRequests", Resources.Outcome()),
            _ => HookBody.Complete().With("medicationRequests", Resources.Page(server.Base + "/MedicationRequest?patient=p1&page=2")),
        };
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body.On(server.Base))).Cards);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task E2_Null_and_an_empty_Bundle_mean_that_nothing_was_found_and_nobody_asks_again(bool isNull)
    {
        await using var server = (await FhirServer.Start()).On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));
        var reply = await HookReply.To(
            service.Http, HookBody.Complete().With("medicationRequests", isNull ? null : Resources.Bundle()).On(server.Base));
        Assert.Empty(server.Asked);
        Assert.Empty(reply.Cards);
        Assert.Empty(reply.Missing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task E3_Without_the_Patient_the_answer_is_412(int? status)
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", status ?? 200);
        var body = HookBody.Complete().Without("patient");
        using var response = await service.Post(status is null ? body : body.On(server.Base));
        await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task E3_Without_other_data_the_answer_is_200_and_says_what_is_missing()
    {
        await using var server = (await FhirServer.Start()).On("MedicationRequest", 403);
        Assert.Contains("MedicationRequest",
            (await HookReply.To(service.Http, HookBody.Complete().Without("medicationRequests").On(server.Base))).Missing);
    }

    [Fact]
    public async Task E4_Prefetch_and_the_FHIR_server_lead_to_the_same_answer()
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient())
            .On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));
        var fetched = await HookReply.To(service.Http, new HookBody().On(server.Base));
        var prefetched = await HookReply.To(service.Http, Calls.Anastrozole());
        Assert.Equal(prefetched.Cards, fetched.Cards);
        Assert.Equal(prefetched.Findings, fetched.Findings);
    }

    [Fact]
    public async Task E5_Every_read_carries_the_token_and_without_one_a_client_is_not_read_for()
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient());
        await HookReply.To(service.Http, new HookBody().On(server.Base));
        Assert.All(server.Tokens, token => Assert.Equal("Bearer " + FhirServer.Token, token));

        var asked = server.Asked.Count;
        using var trusted = Calls.InProduction(("Trust:Proxies:0", "127.0.0.1"), ("Trust:Clients:0:FhirBase", server.Base));
        using var response = await trusted.Post(Calls.PatientView, new HookBody().On(server.Base, token: null));
        await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
        Assert.Equal(asked, server.Asked.Count);
    }

    [Theory]
    [InlineData("patient/*.rs")]
    [InlineData("patient/Observation.read launch openid")]
    [InlineData("EPIC.FHIR.R4.PATIENT.READ")]
    public async Task E6_Whatever_the_scope_is_called_only_this_patient_is_read(string scope)
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient());
        var body = new HookBody().On(server.Base);
        body.Json["fhirAuthorization"]!["scope"] = scope;
        await HookReply.To(service.Http, body);
        Assert.All(server.Asked, asked =>
            Assert.True(asked == "Patient/p1" || asked.Contains("?patient=p1", StringComparison.Ordinal), asked));
    }

    [Fact]
    public async Task E7_Pages_are_followed_on_the_same_server_with_the_token()
    {
        await using var server = (await FhirServer.Start()).On("MedicationRequest?page=2", Resources.Bundle(Resources.Anastrozole()));
        var body = HookBody.Complete().With("medicationRequests", Resources.Page("MedicationRequest?page=2")).On(server.Base);
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
        Assert.Equal(["Bearer " + FhirServer.Token], server.Tokens);
    }

    [Theory]
    [InlineData("https://evil.example/fhir")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task E8_A_server_that_is_not_the_clients_is_not_contacted(string address)
    {
        using var trusted = Calls.Trusting(("Trust:Clients:0:FhirBase", "https://ehr.example/fhir"));
        using var response = await trusted.Post(Calls.PatientView, HookBody.Complete().Without("conditions").On(address));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(trusted.Outside.Names);
        Assert.Empty(trusted.Outside.Contacted);
    }

    [Fact]
    public async Task E9_An_id_keeps_its_place_in_the_address()
    {
        const string Id = "a?b=c&_count=1";
        await using var server = await FhirServer.Start();
        var body = HookBody.Complete().With("patient", Resources.Patient(Id)).Without("conditions").On(server.Base);
        body.Json["context"]!["patientId"] = Id;
        await HookReply.To(service.Http, body);
        Assert.Equal(["Condition?patient=" + Uri.EscapeDataString(Id)], server.Asked);
    }

    [Theory]
    [InlineData("Practitioner/dr1", "PractitionerRole?practitioner=dr1")]
    [InlineData("PractitionerRole/dr1", null)]
    [InlineData("Patient/p1", null)]
    [InlineData(null, null)]
    public void E10_A_token_of_the_user_is_the_bare_id_of_that_type_or_nothing(string? user, string? filled)
    {
        var template = new PrefetchTemplate("role", ResourceKind.PractitionerRole, "PractitionerRole?practitioner={{userPractitionerId}}");
        var request = new HookRequest { Hook = "patient-view", HookInstance = "x", PatientId = "p1", UserId = user };
        Assert.Equal(filled, FilledTemplate.Fill(template, request));
    }

    [Fact]
    public async Task E11_Drafts_are_not_looked_for_on_the_server()
    {
        await using var server = await FhirServer.Start();
        var body = HookBody.Complete().Without("medicationRequests").On(server.Base);
        body.Json["hook"] = "order-sign";
        body.Json["context"]!["draftOrders"] = Resources.Bundle(Resources.Anastrozole());
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body, "se-vgr-order-sign")).Cards);
        Assert.Equal(["MedicationRequest?patient=p1"], server.Asked);
    }
}
