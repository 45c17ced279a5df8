using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>What this service sends follows the schemas that it publishes, and holds no member that they do not name.</summary>
public sealed class OwnDocumentsTests(RunningService service)
{
    // The day that the patients were made for.
    private const string Day = "2026-03-02T12:00:00+01:00";

    private static readonly string[] Languages = ["en", "sv", "da", "nb"];

    // What the capability page says is never sent.
    private static readonly string[] NeverSent =
        ["\"systemActions\"", "\"isRecommended\"", "\"actionSelectionBehavior\"", "\"appContext\"", "\"autolaunchable\"",
        "\"type\":\"delete\""];

    [Fact]
    public async Task Discovery_follows_its_schema_for_readers_of_2_0_and_of_3_0()
    {
        using var third = new TrustedService(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:Spec"] = "3.0" });
        using var answer = await third.Get("/cds-services");
        var plain = await service.Http.GetStringAsync(new Uri("/cds-services", UriKind.Relative), TestContext.Current.CancellationToken);
        var newer = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("hookVersion", newer, StringComparison.Ordinal);
        await SchemaRun.Accept(
            service, [new("2.0", "discovery", plain), new("2.0", "discovery closed", plain), new("3.0", "discovery", newer),
            new("3.0", "discovery closed", newer)]);
    }

    [Theory]
    [InlineData("generic", 18)]
    [InlineData("epic", 18)]
    [InlineData("oracle", 12)]
    public async Task Every_answer_in_every_language_follows_its_schema(string profile, int cardsSeen)
    {
        using var ehr = new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Clock:Now"] = Day, ["Trust:Clients:0:Profile"] = profile });
        var offered = (await ehr.Discover()).ToHashSet(StringComparer.Ordinal);
        var judged = new List<Judged>();
        var cards = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, request) in Requests())
        {
            foreach (var id in service.Clinic.Services.Where(s => s.Hook == (string)request["hook"]! && offered.Contains(s.Id))
                .Select(s => s.Id))
            {
                foreach (var language in Languages)
                {
                    var reply = await Ask(ehr, request, id, language);
                    Assert.DoesNotContain(NeverSent, member => reply.Contains(member, StringComparison.Ordinal));
                    Note($"{name} at {id} in {language}", JsonNode.Parse(reply)!, reply, judged, cards);
                }
            }
        }

        Assert.InRange(judged.Count(j => j.Schema == "response closed"), 200, 50_000);
        Assert.InRange(cards.Count, cardsSeen, 500);
        await SchemaRun.Accept(service, judged);
    }

    [Fact]
    public async Task Feedback_made_of_an_answer_follows_its_schema_and_is_taken()
    {
        var (_, request) = Requests().First(r => r.Name == "order-sign-prednisolone");
        using var call = HookBody.Content(request.ToJsonString());
        using var answer = await service.Http.PostAsync(
            new Uri("/cds-services/se-vgr-order-sign", UriKind.Relative), call, TestContext.Current.CancellationToken);
        var reply = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var items = new JsonArray([.. reply["cards"]!.AsArray().SelectMany(c => Items(c!))]);
        Assert.InRange(items.Count, 3, 200);
        var body = new JsonObject { ["feedback"] = items }.ToJsonString();
        await SchemaRun.Accept(service, [new("feedback", "feedback", body)]);
        using var content = HookBody.Content(body);
        using var response =
            await service.Http.PostAsync(
            new Uri("/cds-services/se-vgr-order-sign/feedback", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Every_request_of_ours_follows_its_schema() =>
        await SchemaRun.Accept(
            service, [.. Requests().Select(r => new Judged(r.Name, "request", r.Request.ToJsonString())),
            new("a complete body", "request", HookBody.Complete().Json.ToJsonString())]);

    [Fact]
    public async Task A_refusal_is_the_OperationOutcome_that_is_described()
    {
        var wrongHook = HookBody.Complete();
        wrongHook.Json["hook"] = "order-sign";
        (HttpContent Body, string Path, HttpStatusCode Status)[] refused =
        [
            (HookBody.Content("{"), "se-vgr-patient-view", HttpStatusCode.BadRequest),
            (wrongHook.Content(), "se-vgr-patient-view", HttpStatusCode.BadRequest),
            (HookBody.Complete().Content(), "nowhere", HttpStatusCode.NotFound),
            (HookBody.Complete().Without("patient").Content(), "se-vgr-patient-view", HttpStatusCode.PreconditionFailed),
            (HookBody.Content("{}", "text/plain"), "se-vgr-patient-view", HttpStatusCode.UnsupportedMediaType),
            (HookBody.Complete().With("patient", Resources.Patient("p2")).Content(), "se-vgr-patient-view",
                HttpStatusCode.UnprocessableEntity),
            (HookBody.Content("{}"), "se-vgr-patient-view/feedback", HttpStatusCode.BadRequest),
        ];
        var judged = new List<Judged>();
        foreach (var (body, path, status) in refused)
        {
            using var response =
                await service.Http.PostAsync(
                new Uri("/cds-services/" + path, UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.Equal(status, response.StatusCode);
            judged.Add(new($"{(int)status}", "OperationOutcome",
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        await SchemaRun.Accept(service, judged);
    }

    private static void Note(string name, JsonNode reply, string text, List<Judged> judged, HashSet<string> cards)
    {
        judged.Add(new(name, "response", text));
        judged.Add(new(name, "response closed", text));
        if (reply["extension"]?["org.osteohooks"] is { } findings)
        {
            judged.Add(new(name, "Findings", findings.ToJsonString()));
        }

        cards.UnionWith(reply["cards"]!.AsArray().Select(c => (string)c!["source"]!["topic"]!["code"]!));
    }

    private static IEnumerable<JsonNode> Items(JsonNode card)
    {
        const string At = "2026-11-23T11:00:00Z";
        foreach (var suggestion in card["suggestions"]?.AsArray() ?? [])
        {
            yield return new JsonObject
            {
                ["card"] = (string)card["uuid"]!,
                ["outcome"] = "accepted",
                ["acceptedSuggestions"] = new JsonArray(new JsonObject { ["id"] = (string)suggestion!["uuid"]! }),
                ["outcomeTimestamp"] = At,
            };
        }

        foreach (var reason in card["overrideReasons"]?.AsArray() ?? [])
        {
            yield return new JsonObject
            {
                ["card"] = (string)card["uuid"]!,
                ["outcome"] = "overridden",
                ["overrideReason"] = new JsonObject { ["reason"] = reason!.DeepClone() },
                ["outcomeTimestamp"] = At,
            };
        }

        yield return new JsonObject { ["card"] = (string)card["uuid"]!, ["outcome"] = "overridden", ["outcomeTimestamp"] = At };
    }

    private static IEnumerable<(string Name, JsonObject Request)> Requests()
    {
        var demo = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src", "OsteoHooks.Service", "Demo"), "*.json")
            .Select(f => (Path.GetFileNameWithoutExtension(f), f));
        var patients = Directory.EnumerateFiles(
            Path.Combine(RepositoryRoot.Folder, "tests", "patients"), "request.json", SearchOption.AllDirectories)
            .Select(f => (Path.GetFileName(Path.GetDirectoryName(f)!), f));
        return demo.Concat(patients).OrderBy(r => r.f, StringComparer.Ordinal)
            .Select(r => (r.Item1, JsonNode.Parse(File.ReadAllText(r.f))!.AsObject()));
    }

    private static async Task<string> Ask(TrustedService ehr, JsonObject request, string id, string language)
    {
        // English answers list also what is not indicated.
        var path = "/cds-services/" + id;
        using var call = new HttpRequestMessage(
            HttpMethod.Post, path + (language == "en" ? "?explain=true" : "")) { Content = HookBody.Content(request.ToJsonString()) };
        call.Headers.TryAddWithoutValidation("Authorization", "Bearer " + ehr.Token(path));
        call.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await ehr.Http.SendAsync(call, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{id}: {(int)response.StatusCode} {text}");
        return text;
    }
}
