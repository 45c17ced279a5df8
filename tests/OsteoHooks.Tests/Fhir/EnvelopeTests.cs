using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class EnvelopeTests
{
    private const string Drafts = """{"resourceType":"Bundle","entry":[]}""";

    [Fact]
    public void The_envelope_is_read_in_any_order_and_unknown_members_are_ignored()
    {
        var request = Call.Builder().Read(Call.Utf8($$"""
            {"prefetch":{"patient":{{Call.Patient}} },"x":[1,{"y":null}],"fhirAuthorization":{"access_token":"t0k","token_type":"Bearer","expires_in":300,"patient":"p1"},
            "context":{"encounterId":"e1","patientId":"p1","userId":"Practitioner/d1","z":{} },"fhirServer":"https://ehr.example/fhir/","hookInstance":"h1","hook":"patient-view"}
            """));
        Assert.Equal(("patient-view", "h1", "p1", "Practitioner/d1", "e1"),
            (request.Hook, request.HookInstance, request.PatientId, request.UserId, request.EncounterId));
        Assert.Equal(("https://ehr.example/fhir/", "t0k", "p1"),
            (request.FhirServer?.AbsoluteUri, request.AccessToken, request.TokenPatient));
        Assert.Equal(PrefetchState.Answered, request.Prefetch["patient"].State);
    }

    [Fact]
    public void A_call_without_prefetch_and_server_is_read()
    {
        var request = Call.Builder().Read(Call.Utf8("""{"hook":"patient-view","hookInstance":"h1","context":{"patientId":"p1"}}"""));
        Assert.Empty(request.Prefetch);
        Assert.Null(request.FhirServer);
    }

    [Theory]
    [InlineData("""[]""", "$")]
    [InlineData("""7""", "$")]
    [InlineData("""{"hookInstance":"h","context":{"patientId":"p1"}}""", "hook")]
    [InlineData("""{"hook":"","hookInstance":"h","context":{"patientId":"p1"}}""", "hook")]
    [InlineData("""{"hook":5,"hookInstance":"h","context":{"patientId":"p1"}}""", "hook")]
    [InlineData("""{"hook":"patient-view","context":{"patientId":"p1"}}""", "hookInstance")]
    [InlineData("""{"hook":"patient-view","hookInstance":{},"context":{"patientId":"p1"}}""", "hookInstance")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h"}""", "context")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":[]}""", "context")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":null}""", "context")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{}}""", "context.patientId")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":" "}}""", "context.patientId")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":12}}""", "context.patientId")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1","userId":3}}""", "context.userId")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"prefetch":[]}""", "prefetch")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"fhirServer":"ehr"}""", "fhirServer")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"fhirServer":"file:///etc"}""", "fhirServer")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"fhirAuthorization":{"access_token":"t"}}""",
        "fhirServer")]
    [InlineData(
        """{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"fhirServer":"https://e/f","fhirAuthorization":"t"}""",
        "fhirAuthorization")]
    [InlineData(
        """{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"fhirServer":"https://e/f","fhirAuthorization":{"access_token":1}}""",
        "fhirAuthorization.access_token")]
    [InlineData("""{"hook":"patient-view","hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"}}""", "hook")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1","patientId":"p1"}}""", "context.patientId")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"},"prefetch":{"a":null,"a":null}}""", "prefetch.a")]
    [InlineData("""{"hook":"order-sign","hookInstance":"h","context":{"patientId":"p1"}}""", "context.draftOrders")]
    [InlineData("""{"hook":"order-sign","hookInstance":"h","context":{"patientId":"p1","draftOrders":null}}""", "context.draftOrders")]
    [InlineData("""{"hook":"order-sign","hookInstance":"h","context":{"patientId":"p1","draftOrders":[]}}""", "context.draftOrders")]
    [InlineData(
        """{"hook":"order-sign","hookInstance":"h","context":{"patientId":"p1","draftOrders":{"resourceType":"MedicationRequest"}}}""",
        "context.draftOrders")]
    [InlineData("""{"hook":"order-select","hookInstance":"h","context":{"patientId":"p1","draftOrders":DRAFTS}}""", "context.selections")]
    [InlineData("""{"hook":"order-select","hookInstance":"h","context":{"patientId":"p1","selections":"a","draftOrders":DRAFTS}}""",
        "context.selections")]
    [InlineData("""{"hook":"order-select","hookInstance":"h","context":{"patientId":"p1","selections":[1],"draftOrders":DRAFTS}}""",
        "context.selections")]
    public void A_broken_envelope_is_refused_at_its_place(string body, string path)
    {
        var refused = Refused(Call.Utf8(body.Replace("DRAFTS", Drafts, StringComparison.Ordinal)));
        Assert.Equal((400, path), (refused.Status, refused.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"hook":"patient-view",}""")]
    [InlineData("""{"hook":"patient-view"/* who */}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1"}} {}""")]
    [InlineData("""{"hook":"Anna Andersson""")]
    public void Broken_JSON_is_refused_without_repeating_it(string body)
    {
        var refused = Refused(Call.Utf8(body));
        Assert.Equal(400, refused.Status);
        Assert.DoesNotContain("Anna", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_UTF_8_is_read_with_or_without_a_byte_order_mark()
    {
        var body = Call.View("{}");
        Assert.Equal("p1", Call.Builder().Read(Call.Utf8("\uFEFF" + body)).PatientId);
        Assert.Equal(400, Refused(System.Text.Encoding.Unicode.GetBytes(body)).Status);
        Assert.Equal(400, Refused(System.Text.Encoding.Latin1.GetBytes(body.Replace("h1", "hö", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void Sixty_four_levels_are_read_and_no_more(int arrays, bool isRead)
    {
        // The body and its prefetch are two levels.
        var body = Call.Utf8(Call.View($$"""{"a":{{new string('[', arrays)}}{{new string(']', arrays)}}}"""));
        if (isRead)
        {
            Assert.Equal(PrefetchState.Failed, Call.Builder().Read(body).Prefetch["a"].State);
        }
        else
        {
            Assert.Equal(400, Refused(body).Status);
        }
    }

    [Fact]
    public void More_than_twenty_thousand_entries_are_refused_with_413()
    {
        var entries = string.Join(",", Enumerable.Repeat("{}", 20_000));
        var refused = Refused(Call.Utf8(Call.View($$"""{"a":{"resourceType":"Bundle","entry":[{{entries}}]} }""")));
        Assert.Equal(413, refused.Status);
    }

    [Fact]
    public void Escaped_names_and_strings_are_read_as_what_they_mean()
    {
        var request = Call.Builder().Read(Call.Utf8(
            """{"h\u006fok":"patient\u002dview","hookInstance":"h1","context":{"patientId":"p\u0031"},"fhirServer":"https:\/\/ehr.example\/fhir"}"""));
        Assert.Equal(("patient-view", "p1", "https://ehr.example/fhir"),
            (request.Hook, request.PatientId, request.FhirServer?.AbsoluteUri));
    }

    private static RequestRejectedException Refused(byte[] body) =>
        Assert.Throws<RequestRejectedException>(() => Call.Builder().Read(body));
}
