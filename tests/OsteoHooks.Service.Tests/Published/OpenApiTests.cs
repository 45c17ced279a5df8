using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

/// <summary>The API's description says what is mapped, all of it and nothing else.</summary>
public sealed class OpenApiTests(RunningService service)
{
    private static readonly string[] Verbs = ["get", "head", "post", "put", "patch", "delete", "options"];

    [Fact]
    public async Task It_follows_the_schema_of_OpenAPI() =>
        await SchemaRun.Accept(service, [new("openapi.json", "openapi", (await Api()).ToJsonString())]);

    [Fact]
    public async Task Whatever_it_refers_to_is_there()
    {
        var api = await Api();
        var refs = PublishedFilesTests.References(api).Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(refs.Length >= 15);
        foreach (var reference in refs.Where(r => r != "https://json-schema.org/draft/2020-12/schema"))
        {
            if (reference.StartsWith('#'))
            {
                Assert.True(reference.Split('/').Skip(1).Aggregate((JsonNode?)api, (node, step) => node?[step]) is not null, reference);
                continue;
            }

            using var response =
                await service.Http.GetAsync(
                new Uri(new Uri(service.Address, "/openapi.json"), reference), TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, reference);
        }
    }

    [Fact]
    public async Task Each_component_is_referred_to()
    {
        var api = await Api();
        var refs = PublishedFilesTests.References(api).ToHashSet(StringComparer.Ordinal);
        var components = api["components"]!.AsObject().Where(kind => kind.Key != "securitySchemes")
            .SelectMany(kind => kind.Value!.AsObject().Select(c => $"#/components/{kind.Key}/{c.Key}"));
        Assert.All(components, c => Assert.Contains(c, refs));
    }

    [Fact]
    public async Task What_is_mapped_is_described_and_what_is_described_is_mapped()
    {
        var mapped = from endpoint in service.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                     select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";
        var described = from operation in Operations(await Api())
                        from path in Filled(operation.Path)
                        select $"{operation.Verb.ToUpperInvariant()} {path}";
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_path_answers_with_a_status_that_is_described()
    {
        var id = service.Clinic.Services[0].Id;
        foreach (var operation in Operations(await Api()))
        {
            foreach (var path in Filled(operation.Path))
            {
                using var call = new HttpRequestMessage(
                    new HttpMethod(operation.Verb.ToUpperInvariant()), path.Replace("{id}", id, StringComparison.Ordinal));
                call.Content = operation.Verb == "post" ? HookBody.Content("{}") : null;
                using var response = await service.Http.SendAsync(call, TestContext.Current.CancellationToken);
                var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
                    && operation.Description["responses"]![status] is not null, $"{operation.Verb} {path}: {status}");
            }
        }
    }

    [Fact]
    public async Task Each_operation_has_a_name_of_its_own_and_every_variable_of_its_path_is_a_parameter()
    {
        var api = await Api();
        var operations = Operations(api).ToArray();
        Assert.Equal(operations.Length,
            operations.Select(o => (string)o.Description["operationId"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operations.Where(o => o.Path.Contains('{', StringComparison.Ordinal)), o =>
            Assert.Single(api["paths"]![o.Path]!["parameters"]!.AsArray()));
    }

    // The names of schemas are few and fixed, so they are mapped one by one.
    private static IEnumerable<string> Filled(string path) =>
        path.Contains("{name}", StringComparison.Ordinal)
            ? new[] { "discovery", "request", "response", "feedback" }.Select(n => path.Replace("{name}", n, StringComparison.Ordinal))
            : [path];

    private static IEnumerable<(string Path, string Verb, JsonNode Description)> Operations(JsonNode api) =>
        from path in api["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Verbs.Contains(operation.Key, StringComparer.Ordinal)
        select (path.Key, operation.Key, operation.Value!);

    private async Task<JsonNode> Api() =>
        JsonNode.Parse(await service.Http.GetStringAsync(
        new Uri("/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
}
