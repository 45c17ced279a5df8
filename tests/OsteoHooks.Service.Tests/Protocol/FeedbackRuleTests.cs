using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section L: feedback. Each test has a store of its own, since an answer changes what comes next.</summary>
public sealed class FeedbackRuleTests : IDisposable
{
    private const string Feedback = Calls.PatientView + "/feedback";
    private const string Time = "2026-11-23T11:05:00.123Z";

    private readonly string _database = Path.Combine(Directory.CreateTempSubdirectory("osteohooks-feedback-").FullName, "osteohooks.db");
    private readonly TrustedService _service;

    public FeedbackRuleTests() => _service = Calls.Trusting(("Storage:Sqlite", _database));

    [Fact]
    public async Task L1_Feedback_is_taken_at_the_services_own_address()
    {
        using var response = await Send(Accepted(await Card()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, (await Count()).Accepted);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"feedback":{}}""")]
    [InlineData("""{"feedback":[1]}""")]
    public async Task L2_The_body_is_an_object_with_an_array_of_feedback(string body)
    {
        using var response = await _service.Send(HttpMethod.Post, Feedback, HookBody.Content(body), _service.Token(Feedback).ToString());
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task L2_Several_items_may_come_at_once_and_the_same_again_counts_once()
    {
        var (first, second) = (await Card(), await Card());
        for (var i = 0; i < 2; i++)
        {
            using var response = await Send(Accepted(first), Overridden(second), Accepted(first));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var count = await Count();
        Assert.Equal((1L, 1L), (count.Accepted, count.Overridden));
    }

    [Theory]
    [InlineData("card", null)]
    [InlineData("card", "not a uuid")]
    [InlineData("outcome", null)]
    [InlineData("outcome", "ignored")]
    [InlineData("outcomeTimestamp", null)]
    [InlineData("outcomeTimestamp", "yesterday")]
    [InlineData("acceptedSuggestions", null)]
    public async Task L3_An_item_has_card_outcome_time_and_what_was_accepted(string member, string? value)
    {
        var item = Accepted(await Card());
        item[member] = value;
        using var response = await Send(item);
        var issue = await HookReply.Refused(response, HttpStatusCode.BadRequest);
        Assert.Contains(member, (string)issue["expression"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L3_An_override_reason_has_a_code_or_a_comment()
    {
        var item = Overridden(await Card());
        item["overrideReason"] = new JsonObject();
        using var response = await Send(item);
        await HookReply.Refused(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task L4_An_override_needs_no_reason()
    {
        using var response = await Send(Overridden(await Card()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, (await Count()).Overridden);
    }

    [Fact]
    public async Task L5_A_card_that_is_ignored_is_no_answer()
    {
        await Card();
        var count = await Count();
        Assert.Equal((1L, 0L, 0L), (count.Issued, count.Accepted, count.Overridden));
        await Card();
        Assert.Equal(2, (await Count()).Issued);
    }

    [Theory]
    [InlineData(Feedback, HttpStatusCode.OK)]
    [InlineData(Calls.PatientView, HttpStatusCode.OK)]
    [InlineData("/cds-services", HttpStatusCode.Unauthorized)]
    [InlineData("/cds-services/dk-dsam-patient-view", HttpStatusCode.Unauthorized)]
    public async Task L6_The_token_is_for_the_feedback_or_for_its_service(string audience, HttpStatusCode status)
    {
        using var response =
            await _service.Send(HttpMethod.Post, Feedback, Body(Accepted(await Card())), _service.Token(audience).ToString());
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task L7_Feedback_to_an_unknown_card_is_200_and_changes_nothing()
    {
        await Card();
        using var response = await Send(Accepted(Guid.NewGuid().ToString()), Overridden(Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var count = await Count();
        Assert.Equal((0L, 0L), (count.Accepted, count.Overridden));
    }

    [Fact]
    public async Task L8_A_comment_is_neither_logged_nor_kept_in_the_clear()
    {
        const string Comment = "canary about somebody";
        var item = Overridden(await Card());
        item["overrideReason"] = new JsonObject { ["userComment"] = Comment };
        using var response = await Send(item);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, (await Count()).Overridden);
        Assert.DoesNotContain(_service.Log.All, line => line.Contains(Comment, StringComparison.Ordinal));
        var files = Directory.GetFiles(Path.GetDirectoryName(_database)!);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(-1, Bytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Comment))));
    }

    [Fact]
    public async Task L9_A_reason_needs_no_system()
    {
        var item = Overridden(await Card());
        item["overrideReason"] = new JsonObject { ["reason"] = new JsonObject { ["code"] = "specialist-follow-up", ["display"] = "x" } };
        using var response = await Send(item);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // It is understood all the same: the card is answered.
        Assert.DoesNotContain(Calls.Card, (await _service.Ask(Calls.Anastrozole())).Cards);
    }

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(Path.GetDirectoryName(_database)!, recursive: true);
    }

    /// <summary>The uuid of a card that was just shown.</summary>
    private async Task<string> Card()
    {
        var reply = await _service.Ask(Calls.Anastrozole());
        return (string)reply.Json["cards"]!.AsArray().Single(c => (string?)c!["source"]!["topic"]!["code"] == Calls.Card)!["uuid"]!;
    }

    private async Task<CardCount> Count() =>
        (await _service.Services.GetRequiredService<IStore>().Counts(TestContext.Current.CancellationToken))
        .Single(c => c.Card == Calls.Card);

    private static JsonObject Accepted(string card) => new()
    {
        ["card"] = card, ["outcome"] = "accepted",
            ["acceptedSuggestions"] = new JsonArray(new JsonObject { ["id"] = Guid.NewGuid().ToString() }), ["outcomeTimestamp"] = Time,
    };

    private static JsonObject Overridden(string card) => new() { ["card"] = card, ["outcome"] = "overridden", ["outcomeTimestamp"] = Time };

    private static HttpContent Body(params JsonObject[] items) =>
        HookBody.Content(new JsonObject { ["feedback"] = new JsonArray([.. items.Select(i => i.DeepClone())]) }.ToJsonString());

    private Task<HttpResponseMessage> Send(params JsonObject[] items) =>
        _service.Send(HttpMethod.Post, Feedback, Body(items), _service.Token(Feedback).ToString());

    // The database is open.
    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
