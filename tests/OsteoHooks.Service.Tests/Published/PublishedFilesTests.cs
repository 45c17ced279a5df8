using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>What is published is there, for anybody, and parses. No part outside of .NET is needed to see it.</summary>
public sealed class PublishedFilesTests(RunningService service)
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "/schemas/discovery.json", "application/schema+json" },
        { "/schemas/request.json", "application/schema+json" },
        { "/schemas/response.json", "application/schema+json" },
        { "/schemas/feedback.json", "application/schema+json" },
        { "/openapi.json", "application/vnd.oai.openapi+json" },
        { "/capabilities", "text/markdown" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_document_is_served_and_what_is_known_is_not_sent_again(string path, string type)
    {
        using var first = await service.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge.TotalSeconds: > 0 });
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await service.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var head = await service.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_is_served_without_token_and_says_the_same_to_everybody_and_nothing_of_the_build()
    {
        using var trusted = new TrustedService();
        var build = typeof(Program).Assembly.GetName().Version!.ToString(fieldCount: 3);
        string[] secrets = [TrustedService.Issuer, TrustedService.PublicBase, build, Environment.MachineName];
        foreach (var path in Addresses.Select(a => a.Data.Item1))
        {
            using var response = await trusted.Send(HttpMethod.Get, path, content: null, token: null);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(await service.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken), text);
            Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("discovery")]
    [InlineData("request")]
    [InlineData("response")]
    [InlineData("feedback")]
    public async Task A_schema_is_of_2020_12_has_a_name_of_its_own_and_refers_to_nothing_outside_itself(string name)
    {
        var schema = (await Json($"/schemas/{name}.json")).AsObject();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal("urn:osteohooks:cds-hooks:" + name, (string?)schema["$id"]);
        Assert.NotEmpty((string)schema["$comment"]!);
        var refs = References(schema).ToArray();
        var defined = schema["$defs"]!.AsObject().Select(d => "#/$defs/" + d.Key).ToArray();
        Assert.Equal(defined.Order(StringComparer.Ordinal), refs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/schemas/card.json")]
    [InlineData("/schemas")]
    [InlineData("/schemas/openapi.json")]
    public async Task What_is_not_published_is_a_404_with_an_OperationOutcome(string path)
    {
        using var response = await service.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        await HookReply.Refused(response, HttpStatusCode.NotFound);
    }

    /// <summary>Every <c>$ref</c>, wherever it stands.</summary>
    internal static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject many => many.SelectMany(m => m is { Key: "$ref", Value: JsonValue } ? [(string)m.Value!] : References(m.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private async Task<JsonNode> Json(string path) =>
        JsonNode.Parse(await service.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
}
