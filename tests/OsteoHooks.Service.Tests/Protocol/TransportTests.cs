using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section A: transport and JSON.</summary>
public sealed partial class TransportTests(RunningService service)
{
    private const string NoGuidance = """{"cards":[]}""";

    [Theory]
    [InlineData("no JSON at all", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("<Patient/>", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("<Patient/>", "application/xml", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("hook=patient-view", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("\u0000", null, HttpStatusCode.UnsupportedMediaType)]
    public async Task A1_A_body_that_is_no_JSON_is_refused_and_never_a_500(string body, string? type, HttpStatusCode status)
    {
        using var response = await service.Post(HookBody.Content(body, type));
        await HookReply.Refused(response, status);
    }

    [Fact]
    public async Task A2_Outside_Development_plain_HTTP_is_refused_and_HTTPS_is_told_to_stay()
    {
        using var plain = Calls.InProduction();
        foreach (var (method, path) in new[] { ("GET", "/cds-services"), ("POST", Calls.PatientView),
            ("POST", Calls.PatientView + "/feedback") })
        {
            using var response = await plain.Send(new HttpMethod(method), path, null, plain.Token(path).ToString());
            await HookReply.Refused(response, HttpStatusCode.Forbidden);
        }

        using var behindProxy = Calls.InProduction(("Trust:Proxies:0", "127.0.0.0/8"));
        using var discovery = await behindProxy.Get("/cds-services");
        Assert.Equal(HttpStatusCode.OK, discovery.StatusCode);
        Assert.Contains("max-age=", Assert.Single(discovery.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A3_Nothing_that_is_optional_is_sent_empty()
    {
        var all = await EveryAnswer.Of(service);
        Assert.Empty(all.SelectMany(a => Empties(a.Reply, "$").Select(path => $"{a}: {path}")));
        Assert.Empty((await service.Services()).SelectMany(s => Empties(s, "$")));
    }

    [Fact]
    public async Task A4_No_guidance_is_the_empty_list_of_cards_and_no_service_the_empty_list_of_services()
    {
        using var nothing =
            Calls.Trusting(("Trust:Clients:0:Explain", "false"), ("Trust:Clients:0:Profile", "oracle"),
            ("Trust:Clients:0:Hooks:0", "order-sign"));
        using var discovery = await nothing.Get("/cds-services");
        Assert.Equal("""{"services":[]}""", await discovery.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var quiet = Calls.Trusting(("Trust:Clients:0:Explain", "false"));
        using var response = await quiet.Post(Calls.PatientView, HookBody.Complete());
        Assert.Equal(NoGuidance, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A5_A_resource_comes_back_as_it_was_but_for_what_is_suggested()
    {
        var body = Calls.Patient("denosumab/infusion-after-denosumab").Json.ToJsonString();
        const string Added = """
            "contained":[{"resourceType":"Medication","id":"m","extension":[{"url":"http://ehr.example/lot","valueDecimal":0.010}]}],"_status":{"extension":[{"url":"http://ehr.example/why","valueString":"å"}]},"dispenseRequest":{"quantity":{"value":1.0}},
            """;
        var sent = Draft().Replace(body, Added.Trim() + "${id}", count: 1);
        using var response = await service.Post(HookBody.Content(sent), "/cds-services/dk-dsam-order-sign");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"type\":\"update\"", text, StringComparison.Ordinal);
        foreach (var part in Added.Trim().TrimEnd(',').Split("},\"", 2))
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"hook":"patient-view",/* a comment */"hookInstance":"x","context":{"patientId":"p1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"x","context":{"patientId":"p1",}}""")]
    public async Task A6_Comments_and_trailing_commas_are_neither_sent_nor_taken(string body)
    {
        using var response = await service.Post(HookBody.Content(body));
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
        var strict = new JsonDocumentOptions { AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };
        Assert.All(await EveryAnswer.Of(service), a => JsonDocument.Parse(a.Text, strict).Dispose());
    }

    [Fact]
    public async Task A7_An_optional_member_may_be_left_out_and_a_prefetch_value_may_be_null()
    {
        var body = Calls.Anastrozole().With("conditions", null).With("something-else", null);
        body.Json["context"]!.AsObject().Remove("encounterId");
        Assert.Contains(Calls.Card, (await HookReply.To(service.Http, body)).Cards);
    }

    [Fact]
    public async Task A8_Unknown_members_change_nothing()
    {
        var plain = await HookReply.To(service.Http, Calls.Anastrozole());
        var body = Calls.Anastrozole();
        body.Json["something-new"] = new JsonObject { ["a"] = 1 };
        body.Json["context"]!["something-new"] = new JsonArray(1, 2);
        body.Json["extension"] = new JsonObject { ["davinci-crd.configuration"] = new JsonObject { ["no-such-code"] = true } };
        body.Json["prefetch"]!["patient"]!["something-new"] = "x";
        var other = await HookReply.To(service.Http, body);
        Assert.Equal(plain.Cards, other.Cards);
        Assert.Equal(plain.Findings, other.Findings);
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("application/json; charset=utf-8", "*/*")]
    [InlineData("application/fhir+json", "application/json")]
    public async Task A9_JSON_in_UTF_8_goes_in_and_out(string type, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Calls.PatientView) { Content = Calls.Anastrozole().Content() };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ä", new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, HttpStatusCode.OK)]
    [InlineData(33, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A10_A_large_body_is_taken_and_one_too_large_gets_an_answer(int mebibytes, HttpStatusCode status)
    {
        var blanks = new string(' ', mebibytes * 1024 * 1024);
        using var response = await service.Post(HookBody.Content(HookBody.Complete().Json.ToJsonString() + blanks));
        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK)
        {
            await HookReply.Refused(response, status);
        }
    }

    private static IEnumerable<string> Empties(JsonNode? node, string path) => node switch
    {
        null => [path],
        JsonObject { Count: 0 } => [path],
        // The findings are our own extension's, and as much its answer as the cards are the response's.
        JsonArray { Count: 0 } => path is "$.cards" or "$.extension.org.osteohooks.findings" ? [] : [path],
        JsonObject members => members.SelectMany(m => Empties(m.Value, $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Empties(item, $"{path}[{i}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0 => [path],
        _ => [],
    };

    // The draft's own id, before which members are put.
    [GeneratedRegex("""(?<id>"id":"zoledronsyre-ny")""", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Draft();
}
