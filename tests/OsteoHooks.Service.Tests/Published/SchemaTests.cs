using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>
/// The schemas against documents of others: what is right is let pass, what is wrong is refused for what is wrong with it.
/// </summary>
public sealed class SchemaTests(RunningService service)
{
    // Our reading of a request is laxer than the text in these: it needs no more than it uses. What a schema refuses tells the client's
    // makers, not the clinician.
    private static readonly string[] Tolerated =
    [
        "no user", "a user without type", "a selection without type", "a draft that is no resource",
        "an authorization without access_token", "an authorization without token_type", "an authorization without expires_in",
            "an authorization without scope",
        "an authorization without subject", "an authorization of another type", "an authorization whose life is a string",
        "a prefetch value that is a string", "a prefetch value that is no resource", "an extension of a request that is a list",
        "an extension of feedback that is a string", "a time of another zone", "accepted with no suggestion", "a comment that is empty",
        // What is wrong within a resource is unread; a server that is spelt otherwise than it is configured is not read.
        "a draft that is a string", "an entry that is a string", "entries as an object", "a server with an address that must be escaped",
    ];

    [Fact]
    public Task What_is_right_is_let_pass() =>
        SchemaRun.Accept(service, [.. Documents.Right.Select(d => new Judged(d.Key, Documents.SchemaOf(d.Key), d.Value))]);

    [Fact]
    public async Task One_fault_is_refused_at_its_place_and_for_nothing_else()
    {
        var judged = Documents.Faults.Select(f => new Judged(f.Name, f.Schema, f.Json())).ToArray();
        Assert.True(judged.Length >= 60);
        var found = await SchemaRun.Judge(service, judged);
        Assert.Empty(Documents.Faults.Zip(found).Where(f => !IsNamed(f.First, f.Second))
            .Select(f => $"{f.First.Name}: {string.Join("; ", f.Second.Take(5))}"));
    }

    [Fact]
    public void Every_fault_has_a_name_of_its_own_and_every_schema_has_faults()
    {
        Assert.Equal(Documents.Faults.Count, Documents.Faults.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(new[] { "discovery", "request", "response", "feedback" }, schema =>
            Assert.InRange(Documents.Faults.Count(f => f.Schema == schema), 15, 500));
    }

    [Fact]
    public async Task A_request_that_the_schema_lets_pass_is_not_called_broken()
    {
        var hooks = service.Clinic.Services.Select(s => s.Hook).ToHashSet(StringComparer.Ordinal);
        var right = Documents.Right.Where(d => d.Key.StartsWith("request-", StringComparison.Ordinal))
            .Select(d => (d.Key, Json: d.Value, Hook: (string)JsonNode.Parse(d.Value)!["hook"]!))
            .Where(d => hooks.Contains(d.Hook)).ToArray();
        Assert.True(right.Length >= 7);
        foreach (var request in right)
        {
            using var response = await Post("se-vgr-" + request.Hook, request.Json);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed,
                $"{request.Key}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_body_that_the_schema_refuses_is_refused_by_the_service_but_for_what_it_does_not_need()
    {
        var hooks = service.Clinic.Services.Select(s => s.Hook).ToHashSet(StringComparer.Ordinal);
        var laxer = new List<string>();
        foreach (var fault in Documents.Faults.Where(f => f.Schema is "request" or "feedback"))
        {
            var hook = fault.Schema == "feedback" ? "patient-view" : (string)JsonNode.Parse(Documents.Right[fault.Of])!["hook"]!;
            if (!hooks.Contains(hook))
            {
                continue;
            }

            using var response = await Post($"se-vgr-{hook}{(fault.Schema == "feedback" ? "/feedback" : "")}", fault.Json());
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                laxer.Add(fault.Name);
            }
        }

        Assert.True(Tolerated.ToHashSet(StringComparer.Ordinal).SetEquals(laxer),
            $"taken although not listed: {string.Join(", ", laxer.Except(Tolerated, StringComparer.Ordinal))}; refused although listed: "
                + $"{string.Join(", ", Tolerated.Except(laxer, StringComparer.Ordinal))}");
    }

    // Other errors may only stand above: that the branch of an if, or an anyOf, did not hold either.
    private static bool IsNamed(Fault fault, SchemaFault[] found) =>
        found.Any(f => f.At == fault.At && f.Keyword == fault.Keyword)
            && found.All(f => f.At == fault.At || fault.At.StartsWith(f.At + "/", StringComparison.Ordinal));

    private async Task<HttpResponseMessage> Post(string path, string json)
    {
        using var content = HookBody.Content(json);
        return await service.Http.PostAsync(new Uri("/cds-services/" + path, UriKind.Relative), content);
    }
}
