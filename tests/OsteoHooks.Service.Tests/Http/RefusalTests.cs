using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

public sealed class RefusalTests(RunningService service)
{
    private const string PatientView = "/cds-services/se-vgr-patient-view";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"hookInstance":"x","context":{"patientId":"p1"}}""")]
    [InlineData("""{"hook":"patient-view","context":{"patientId":"p1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"x"}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"x","context":{}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"x","context":{"patientId":"p1"},"fhirAuthorization":{"access_token":"t"}}""")]
    public async Task A_body_that_is_no_call_is_400(string body)
    {
        using var response = await Post(body);
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_call_of_another_hook_is_400_and_names_the_place()
    {
        using var response = await Post("""{"hook":"encounter-start","hookInstance":"x","context":{"patientId":"p1"}}""");
        var issue = await HookReply.Refused(response, HttpStatusCode.BadRequest);
        Assert.Equal("hook", (string?)issue["expression"]![0]);
    }

    [Theory]
    [InlineData(64, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    public async Task Nesting_ends_at_64(int depth, HttpStatusCode status)
    {
        // The envelope is the first level.
        var nested = new string('[', depth - 1) + new string(']', depth - 1);
        var body = HookBody.Complete().Json.ToJsonString();
        using var response = await Post(body[..^1] + $",\"extension\":{nested}}}");
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/cds-services/se-vgr-nothing")]
    [InlineData("/cds-services/SE-VGR-patient-view")]
    [InlineData("/cds-services/se-vgr-nothing/feedback")]
    [InlineData("/nothing")]
    public async Task An_unknown_address_is_404(string address)
    {
        using var response = await Post("{}", address: address);
        await HookReply.Refused(response, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", PatientView, "POST")]
    [InlineData("DELETE", PatientView, "POST")]
    [InlineData("POST", "/cds-services", "GET")]
    public async Task Another_method_is_405_and_the_right_one_is_named(string method, string address, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await HookReply.Refused(response, HttpStatusCode.MethodNotAllowed);
        Assert.Contains(allowed, response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task A_body_that_is_not_said_to_be_json_in_utf_8_is_415(string? type)
    {
        using var response = await Post(HookBody.Complete().Json.ToJsonString(), type);
        await HookReply.Refused(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/fhir+json")]
    [InlineData("Application/JSON")]
    public async Task Json_is_known_in_every_spelling(string type)
    {
        using var response = await Post(HookBody.Complete().Json.ToJsonString(), type);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity", HttpStatusCode.OK)]
    public async Task A_compressed_body_is_415(string encoding, HttpStatusCode status)
    {
        using var content = HookBody.Complete().Content();
        content.Headers.ContentEncoding.Add(encoding);
        using var response =
            await service.Http.PostAsync(new Uri(PatientView, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_call_without_any_patient_is_412()
    {
        using var response = await Post("""{"hook":"patient-view","hookInstance":"x","context":{"patientId":"p1"}}""");
        await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_patient_that_was_looked_for_and_not_found_is_412()
    {
        using var response = await Post(HookBody.Complete().With("patient", null).Json.ToJsonString());
        await HookReply.Refused(response, HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("medicationRequests")]
    public async Task Data_about_somebody_else_is_422(string key)
    {
        JsonObject other = key == "patient" ? Resources.Patient("p2") : Resources.Bundle(Resources.Anastrozole("p2"));
        using var response = await Post(HookBody.Complete().With(key, other).Json.ToJsonString());
        var issue = await HookReply.Refused(response, HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain("p2", issue.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("prefetch." + key, (string)issue["expression"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p1", HttpStatusCode.OK)]
    [InlineData("Patient/p1", HttpStatusCode.OK)]
    [InlineData("p2", HttpStatusCode.UnprocessableEntity)]
    public async Task A_token_for_somebody_else_is_422(string patient, HttpStatusCode status)
    {
        var body = HookBody.Complete().On("https://ehr.example/fhir");
        body.Json["fhirAuthorization"]!["patient"] = patient;
        using var response = await Post(body.Json.ToJsonString());
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task More_entries_than_a_chart_has_are_413()
    {
        var bundle = "{\"resourceType\":\"Bundle\",\"entry\":[" + string.Join(',', Enumerable.Repeat("{}", 20_001)) + "]}";
        var body = HookBody.Complete().With("conditions", "HERE").Json.ToJsonString().Replace("\"HERE\"", bundle, StringComparison.Ordinal);
        using var response = await Post(body);
        await HookReply.Refused(response, HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<HttpResponseMessage> Post(string body, string? type = "application/json", string address = PatientView)
    {
        using var content = HookBody.Content(body, type);
        return await service.Http.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
