using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OsteoHooks.Cli.Evaluate;

namespace OsteoHooks.Cli.Tests.Evaluate;

/// <summary>A plain Bundle is answered as the request whose prefetch held the same.</summary>
public sealed class BundleTests(BundleTests.OpenClinic open) : IClassFixture<BundleTests.OpenClinic>
{
    private const string Chart = "patient-view";
    private const string Order = "order-sign";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("glucocorticoid/giant-cell-arteritis-in-the-chart")]
    [InlineData("glucocorticoid/alternate-days-and-pauses")]
    [InlineData("denosumab/six-months-since-the-last-injection")]
    public void The_resources_of_a_request_in_one_Bundle_come_to_the_same_cards(string patient)
    {
        var request = Request(patient);
        var service = $"se-vgr-{request["hook"]}";
        // A Bundle names no user.
        request["context"]!.AsObject().Remove("userId");

        var asRequest = Answer(request, service);
        var asBundle = Answer(Bundle(request), service);

        Assert.Null(asRequest.Refused);
        Assert.Null(asBundle.Refused);
        Assert.Equal(WithoutPlaces(asRequest.Response), WithoutPlaces(asBundle.Response));
        Assert.Contains("\"outcome\":\"fired\"", asBundle.Response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collection")]
    [InlineData("transaction")]
    public void A_Bundle_may_be_of_any_type_that_holds_resources(string type)
    {
        var bundle = Bundle(Request("denosumab/six-months-since-the-last-injection"));
        bundle["type"] = type;

        Assert.Contains("denosumab-next-dose-due", Answer(bundle, $"se-vgr-{Chart}").Response, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_Bundle_does_not_hold_is_absent_and_not_unread()
    {
        var bundle = Alone();

        var (response, _) = Answer(bundle, $"se-vgr-{Chart}");

        Assert.DoesNotContain("not-assessed", response, StringComparison.Ordinal);
        Assert.DoesNotContain("data-unavailable", response, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_on_a_further_page_is_unread()
    {
        var bundle = Alone();
        bundle["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = "http://fhir.example/page-2" });

        Assert.Contains("data-unavailable", Answer(bundle, $"se-vgr-{Chart}").Response, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_patients_the_named_one_is_read_and_what_is_of_another_is_left_out()
    {
        var (mine, other) = (Bundle(Request("denosumab/six-months-since-the-last-injection")), Alone());
        var expected = Answer(mine, $"se-vgr-{Chart}").Response;
        var id = IdOf(mine);
        foreach (var entry in Bundle(Request("glucocorticoid/giant-cell-arteritis-in-the-chart"))["entry"]!.AsArray()
            .Concat(other["entry"]!.AsArray()))
        {
            mine["entry"]!.AsArray().Add(entry!.DeepClone());
        }

        Assert.Equal(WithoutPlaces(expected), WithoutPlaces(Answer(mine, $"se-vgr-{Chart}", id).Response));
        Assert.Equal(WithoutPlaces(expected), WithoutPlaces(Answer(mine, $"se-vgr-{Chart}", "Patient/" + id).Response));
    }

    [Fact]
    public void References_by_the_address_of_an_entry_are_followed()
    {
        var bundle = Bundle(Request("denosumab/six-months-since-the-last-injection"));
        var expected = Answer(bundle, $"se-vgr-{Chart}").Response;
        var patient = bundle["entry"]!.AsArray().First(e => (string?)e!["resource"]!["resourceType"] == "Patient")!;
        patient["fullUrl"] = "urn:uuid:0f4b1f7e-6d2c-4f0c-9a3e-2d9f5a8f0001";
        var changed = bundle.ToJsonString()
            .Replace($"\"Patient/{IdOf(bundle)}\"", "\"urn:uuid:0f4b1f7e-6d2c-4f0c-9a3e-2d9f5a8f0001\"", StringComparison.Ordinal);

        Assert.Equal(WithoutPlaces(expected), WithoutPlaces(Answer(JsonNode.Parse(changed)!.AsObject(), $"se-vgr-{Chart}").Response));
    }

    [Fact]
    public void Several_patients_and_none_named_is_refused()
    {
        var bundle = Alone();
        var second = Alone()["entry"]![0]!.DeepClone();
        second["resource"]!["id"] = "someone-else";
        bundle["entry"]!.AsArray().Add(second);

        Refused(bundle, 400, "entry", "The Bundle holds several Patients: --patient says which one it is about.");
    }

    [Fact]
    public void A_Bundle_without_a_Patient_is_refused() =>
        Refused(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection" }, 412, "entry", "The Bundle holds no Patient.");

    [Fact]
    public void A_Patient_without_an_id_is_refused()
    {
        var bundle = Alone();
        bundle["entry"]![0]!["resource"]!.AsObject().Remove("id");

        Refused(bundle, 400, "entry[0].resource.id", "The Patient has no id.");
    }

    [Fact]
    public void A_Patient_who_is_not_in_the_Bundle_is_refused() =>
        Refused(Alone(), 412, "entry", "The Bundle does not hold the Patient that --patient names.", patient: "nobody");

    [Fact]
    public void A_document_and_a_Bundle_in_a_Bundle_are_refused()
    {
        var document = Alone();
        document["type"] = "document";
        var nested = Alone();
        nested["entry"]!.AsArray().Add(new JsonObject { ["resource"] = Alone() });

        Refused(document, 400, "type", "A Bundle of type searchset, collection, transaction or batch is expected.");
        Refused(nested, 400, "entry[1].resource", "A Bundle inside the Bundle is not read.");
    }

    [Fact]
    public void An_order_hook_needs_a_draft_order() =>
        Refused(Alone(), 400, "entry", "The service answers order-sign, and the Bundle holds no draft order of this patient.",
            $"se-vgr-{Order}");

    [Fact]
    public void A_patient_is_not_named_for_a_request()
    {
        var refused = Answer(Request("glucocorticoid/giant-cell-arteritis-in-the-chart"), $"se-vgr-{Chart}", "someone").Refused;

        Assert.Equal((400, "context.patientId"), (refused!.Status, refused.Path));
    }

    private static JsonObject Request(string patient) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "patients", patient, "request.json")))!.AsObject();

    /// <summary>Every resource of a request, drafts among them, and nothing else of it.</summary>
    private static JsonObject Bundle(JsonObject request)
    {
        var entries = new JsonArray();
        foreach (var answer in request["prefetch"]!.AsObject().Select(p => p.Value).Append(request["context"]!["draftOrders"])
            .OfType<JsonObject>())
        {
            foreach (var entry in (string?)answer["resourceType"] == "Bundle"
                ? answer["entry"]?.AsArray() ?? [] : [new JsonObject { ["resource"] = answer.DeepClone() }])
            {
                entries.Add(entry!.DeepClone());
            }
        }

        return new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = entries };
    }

    private static JsonObject Alone() => JsonNode.Parse(
        """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"alone","gender":"female","birthDate":"1957-05-05"}}]}
        """)!.AsObject();

    private static string IdOf(JsonObject bundle) =>
        (string)bundle["entry"]!.AsArray().Select(e => e!["resource"]!).First(r => (string?)r["resourceType"] == "Patient")["id"]!;

    /// <summary>Uuids are new each time, and an entry stands elsewhere in a Bundle of its own.</summary>
    private static string WithoutPlaces(string response) =>
        Regex.Replace(response, "\"(uuid|path)\":\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(5));

    private (string Response, Refusal? Refused) Answer(JsonObject body, string service, string? patient = null)
    {
        var response = new ArrayBufferWriter<byte>();
        var refused = new Evaluation(service, "en", Explain: true, Now, open.Clinic) { Patient = patient }.Answer(
            Encoding.UTF8.GetBytes(body.ToJsonString()), response);
        return (Encoding.UTF8.GetString(response.WrittenSpan), refused);
    }

    private void Refused(JsonObject bundle, int status, string path, string sentence, string service = $"se-vgr-{Chart}",
        string? patient = null)
    {
        var (response, refused) = Answer(bundle, service, patient);

        Assert.Empty(response);
        Assert.Equal(new Refusal(status, sentence, path), refused);
    }

    /// <summary>Opened once.</summary>
    public sealed class OpenClinic
    {
        public Clinic Clinic { get; } = Clinic.Open();
    }
}
