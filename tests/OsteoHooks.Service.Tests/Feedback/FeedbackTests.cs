using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Feedback;

/// <summary>What clinicians answer to cards is kept, once, and changes what comes next.</summary>
public sealed class FeedbackTests : IDisposable
{
    private const string Service = "/cds-services/se-vgr-patient-view";
    private const string Card = "aromatase-inhibitor-without-dxa";

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-feedback-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_that_was_overridden_with_a_reason_is_silent_until_its_period_is_over()
    {
        using (var service = Start())
        {
            var first = await service.Ask(Anastrozole());
            await Give(service, Item(Uuid(first)));
            var second = await service.Ask(Anastrozole());
            Assert.DoesNotContain(Card, second.Cards);
            Assert.Contains($"{Card} suppressed", second.Findings);
            Assert.Equal("answer:patient-declined", By(second));
        }

        // The store outlives the process; the period is counted from the clinical clock.
        using (var later = Start("2027-11-22T12:00:00+01:00"))
        {
            Assert.DoesNotContain(Card, (await later.Ask(Anastrozole())).Cards);
        }

        using var over = Start("2027-11-24T12:00:00+01:00");
        Assert.Contains(Card, (await over.Ask(Anastrozole())).Cards);
    }

    [Fact]
    public async Task Another_patients_card_is_not_silenced()
    {
        using var service = Start();
        await Give(service, Item(Uuid(await service.Ask(Anastrozole()))));
        var other = HookBody.Complete().With("patient", Resources.Patient("p2"))
            .With("medicationRequests", Resources.Bundle(Resources.Anastrozole("p2")));
        other.Json["context"]!["patientId"] = "p2";
        Assert.Contains(Card, (await service.Ask(other)).Cards);
    }

    [Fact]
    public async Task An_override_without_a_reason_of_ours_silences_nothing()
    {
        using var service = Start();
        var uuid = Uuid(await service.Ask(Anastrozole()));
        var bare = Item(uuid);
        bare.Remove("overrideReason");
        await Give(service, bare);
        var own = Item(uuid, "2026-11-23T10:00:01Z");
        own["overrideReason"] = JsonNode.Parse("""{"reason":{"code":"site-17"},"userComment":"as the ward decided"}""");
        await Give(service, own);
        Assert.Contains(Card, (await service.Ask(Anastrozole())).Cards);
    }

    [Fact]
    public async Task A_new_fracture_breaks_the_silence()
    {
        using var service = Start();
        await Give(service, Item(Uuid(await service.Ask(Anastrozole()))));
        var fracture = JsonNode.Parse("""
            {"resourceType":"Condition","id":"f1","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"S72.0"}]},
            "subject":{"reference":"Patient/p1"},"onsetDateTime":"2026-11-20"}
            """)!.AsObject();
        Assert.Contains((await service.Ask(Anastrozole().With("conditions", Resources.Bundle(fracture)))).Findings, f =>
            f == $"{Card} fired");
    }

    [Fact]
    public async Task Feedback_to_an_unknown_card_is_200_and_changes_nothing()
    {
        using var service = Start();
        await Give(service, Item(Guid.NewGuid().ToString()));
        Assert.Empty(await service.Services.GetRequiredService<IStore>().Counts(Cancellation));
    }

    [Fact]
    public async Task Repeated_and_batched_feedback_is_counted_once()
    {
        using var service = Start();
        var uuid = Uuid(await service.Ask(Anastrozole()));
        await Give(service, Item(uuid), Item(uuid), Item(Guid.NewGuid().ToString()));
        await Give(service, Item(uuid));
        var count = Assert.Single(await service.Services.GetRequiredService<IStore>().Counts(Cancellation));
        Assert.Equal((1, 0, 1, 0), (count.Issued, count.Accepted, count.Overridden, count.Ignored));
    }

    [Fact]
    public async Task Accepting_a_suggestion_is_kept_by_the_order_that_it_offered()
    {
        using var service = Start();
        var reply = await service.Ask(Anastrozole());
        var suggestion = (string)reply.Json["cards"]![0]!["suggestions"]![0]!["uuid"]!;
        await Give(service,
            JsonNode.Parse(
                    $$"""{"card":"{{Uuid(reply)}}","outcome":"accepted","acceptedSuggestions":[{"id":"{{suggestion}}"}],"outcomeTimestamp":"2026-11-23T10:00:00.25Z"}""")!
                .AsObject());
        var count = Assert.Single(await service.Services.GetRequiredService<IStore>().Counts(Cancellation));
        Assert.Equal(1, count.Accepted);
        Assert.Contains(Card, (await service.Ask(Anastrozole())).Cards);
    }

    [Fact]
    public async Task An_answer_from_the_future_counts_from_now()
    {
        using (var service = Start())
        {
            await Give(service, Item(Uuid(await service.Ask(Anastrozole())), "2099-01-01T00:00:00Z"));
        }

        using var over = Start("2027-11-24T12:00:00+01:00");
        Assert.Contains(Card, (await over.Ask(Anastrozole())).Cards);
    }

    [Fact]
    public async Task A_comment_is_not_readable_in_the_file_and_can_be_read_with_the_key()
    {
        const string Comment = "canary-comment-of-a-clinician";
        using var service = Start();
        var item = Item(Uuid(await service.Ask(Anastrozole())));
        item["overrideReason"]!["userComment"] = Comment;
        await Give(service, item);
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Comment, await reader.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        }

        var pseudonyms = service.Services.GetRequiredService<Pseudonyms>();
        Assert.Equal(Comment, await pseudonyms.Decrypt(await pseudonyms.Encrypt(Comment, Cancellation), Cancellation));
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{}", "feedback")]
    [InlineData("""{"feedback":{}}""", "feedback")]
    [InlineData("""{"feedback":[1]}""", "feedback[0]")]
    [InlineData("""{"feedback":[{"outcome":"overridden","outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""", "feedback[0].card")]
    [InlineData("""{"feedback":[{"card":"no-uuid","outcome":"overridden","outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""",
        "feedback[0].card")]
    [InlineData(
        """{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"ignored","outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""",
        "feedback[0].outcome")]
    [InlineData("""{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"overridden"}]}""",
        "feedback[0].outcomeTimestamp")]
    [InlineData("""{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"overridden","outcomeTimestamp":"2026-11-23"}]}""",
        "feedback[0].outcomeTimestamp")]
    [InlineData(
        """{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"accepted","outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""",
        "feedback[0].acceptedSuggestions")]
    [InlineData(
        """{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"accepted","acceptedSuggestions":[{"id":1}],"outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""",
        "feedback[0].acceptedSuggestions[0].id")]
    [InlineData(
        """{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","outcome":"overridden","overrideReason":{},"outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""",
        "feedback[0].overrideReason")]
    [InlineData("""{"feedback":[{"card":"4e0a3b1c-0000-4000-8000-000000000001","card":"4e0a3b1c-0000-4000-8000-000000000002"}]}""", "$")]
    [InlineData("{", "$")]
    public async Task A_member_at_fault_is_named(string body, string path)
    {
        using var service = Start();
        using var response =
            await service.Send(HttpMethod.Post, Service
            + "/feedback", HookBody.Content(body), service.Token(Service + "/feedback").ToString());
        var issue = await HookReply.Refused(response, HttpStatusCode.BadRequest);
        Assert.Equal(path, (string?)issue["expression"]![0]);
    }

    [Fact]
    public async Task Of_a_batch_with_a_fault_nothing_is_kept()
    {
        using var service = Start();
        var faulty = Item(Guid.NewGuid().ToString());
        faulty.Remove("outcome");
        var body = new JsonObject { ["feedback"] = new JsonArray(Item(Uuid(await service.Ask(Anastrozole()))), faulty) };
        using var response =
            await service.Send(HttpMethod.Post, Service
            + "/feedback", HookBody.Content(body.ToJsonString()), service.Token(Service + "/feedback").ToString());
        var issue = await HookReply.Refused(response, HttpStatusCode.BadRequest);
        Assert.Equal("feedback[1].outcome", (string?)issue["expression"]![0]);
        Assert.Equal(0, Assert.Single(await service.Services.GetRequiredService<IStore>().Counts(Cancellation)).Overridden);
    }

    [Fact]
    public async Task The_token_of_the_services_address_is_good_for_its_feedback()
    {
        using var service = Start();
        var body = new JsonObject { ["feedback"] = new JsonArray() };
        using var response =
            await service.Send(HttpMethod.Post, Service
            + "/feedback", HookBody.Content(body.ToJsonString()), service.Token(Service).ToString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Feedback_that_cannot_be_kept_is_503_and_can_be_sent_again()
    {
        using var service = Start(withClients: false, new MemoryTimes());
        var item = Item(Uuid(await service.Ask(Anastrozole())));
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, "store.db")}"))
        {
            // Somebody else holds the file for longer than the service waits.
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            using var refused = await Post(service, item);
            var issue = await HookReply.Refused(refused, HttpStatusCode.ServiceUnavailable);
            Assert.Equal("The feedback could not be kept; send it again later.", (string?)issue["diagnostics"]);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);

            // Cards come all the same.
            Assert.Contains(Card, (await service.Ask(Anastrozole())).Cards);
        }

        await Give(service, item);
        Assert.Equal(1, Assert.Single(await service.Services.GetRequiredService<IStore>().Counts(Cancellation)).Overridden);
    }

    [Fact]
    public async Task A_card_that_a_slow_store_gets_to_know_late_can_be_answered()
    {
        using var service = Start(withClients: false, new MemoryTimes());
        await service.Ask(HookBody.Complete());
        string uuid;
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, "store.db")};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var busy = other.CreateCommand();
            busy.CommandText = "BEGIN IMMEDIATE";
            await busy.ExecuteNonQueryAsync(Cancellation);

            // The call does not wait until the other one is done.
            uuid = Uuid(await service.Ask(Anastrozole()));
        }

        // Until the store knows the card, an answer to it changes nothing.
        for (var tries = 1; ; tries++)
        {
            await Give(service, Item(uuid));
            if (!(await service.Ask(Anastrozole())).Cards.Contains(Card))
            {
                return;
            }

            Assert.True(tries < 60, "The store never got to know the card.");
            await Task.Delay(200, Cancellation);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static HookBody Anastrozole() => HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole()));

    private static string Uuid(HookReply reply) =>
        (string)reply.Json["cards"]!.AsArray().Single(c => (string)c!["source"]!["topic"]!["code"]! == Card)!["uuid"]!;

    private static string? By(HookReply reply) =>
        (string?)reply.Json["extension"]!["org.osteohooks"]!["findings"]!.AsArray().Single(f => (string)f!["card"]! == Card)!["by"];

    private static JsonObject Item(string card, string at = "2026-11-23T10:00:00Z") => JsonNode.Parse(
        $$$"""{"card":"{{{card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"patient-declined","system":"urn:osteohooks:override-reason"}},"outcomeTimestamp":"{{{at}}}"}""")!
        .AsObject();

    private static Task<HttpResponseMessage> Post(TrustedService service, params JsonObject[] items) =>
        service.Send(HttpMethod.Post, Service
            + "/feedback", HookBody.Content(
            new JsonObject { ["feedback"] = new JsonArray([.. items.Select(i => i.DeepClone())]) }.ToJsonString()), TokenOf(service));

    private static string TokenOf(TrustedService service) => service.Token(Service + "/feedback").ToString();

    private static async Task Give(TrustedService service, params JsonObject[] items)
    {
        using var response = await Post(service, items);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private TrustedService Start(bool withClients, MemoryTimes times) =>
        Start(RunningService.Now, withClients, services => services.AddSingleton(times));

    private TrustedService Start(string now = RunningService.Now, bool withClients = true, Action<IServiceCollection>? replace = null)
    {
        var settings = new Dictionary<string,
            string?>(StringComparer.Ordinal) { ["Clock:Now"] = now, ["Storage:Sqlite"] = Path.Combine(_folder, "store.db") };
        foreach (var key in withClients ? Array.Empty<string>()
            : ["Trust:PublicBaseUrl", "Trust:Clients:0:Issuer", "Trust:Clients:0:JwksFile"])
        {
            settings[key] = null;
        }

        return new TrustedService(settings, replace);
    }
}
